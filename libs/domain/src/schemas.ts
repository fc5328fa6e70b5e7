import { InvalidAmountError, parseAmount } from '@orgcost/money';
import * as z from 'zod';
import { parseBillingPeriod } from './billing-period';
import { parseInstant } from './instant';
import { InvalidInputError } from './invalid-input-error';
import { parseUtcDay } from './utc-day';

// For the edges: each turns text from outside into the domain's own type, or says why it cannot.

export const amountSchema = parsedBy(parseAmount);
export const utcDaySchema = parsedBy(parseUtcDay);
export const billingPeriodSchema = parsedBy(parseBillingPeriod);
export const instantSchema = parsedBy(parseInstant);
export const dayRangeSchema = z.object({ from: utcDaySchema, to: utcDaySchema });

function parsedBy<Parsed>(parse: (text: string) => Parsed) {
  return z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof InvalidInputError || error instanceof InvalidAmountError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  });
}
