import {
  accountIdSchema,
  InvalidInputError,
  parseInstant,
  parseUtcDay,
  utcDayOf,
  type UtcDay,
} from '@orgcost/domain';
import { InvalidAmountError, parseAmount } from '@orgcost/money';
import * as z from 'zod';

const text = z.string('is missing');
const amount = text.transform(reading(parseAmount, InvalidAmountError));

/** One row of a FOCUS file, as far as an import reads it; the messages say why a row cannot be taken. */
export const chargeSchema = z.object({
  ProviderName: text,
  SubAccountId: z.string('is missing, and so is BillingAccountId').pipe(accountIdSchema),
  ChargePeriodStart: text.transform(reading(dayOf, InvalidInputError)),
  ServiceName: text,
  ChargeCategory: text,
  BillingCurrency: text.regex(/^[A-Z]{3}$/, 'is not a currency code such as USD'),
  BilledCost: amount,
  EffectiveCost: amount.nullable(),
});
export type Charge = z.infer<typeof chargeSchema>;

/**
 * The UTC day of a FOCUS time: `2026-11-01T22:00:00Z`, with any other offset, or with none, which is UTC
 * (https://focus.finops.org/focus-specification/, Date/Time Format). A day alone is taken as well.
 */
function dayOf(time: string): UtcDay {
  if (!time.includes(':')) return parseUtcDay(time);
  const zoned = /(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/.test(time);
  return utcDayOf(parseInstant(zoned ? time : `${time}Z`));
}

/** Makes a parser that throws into a step of a schema. */
function reading<Value>(
  parse: (text: string) => Value,
  Refusal: typeof InvalidAmountError | typeof InvalidInputError,
) {
  return (input: string, context: z.RefinementCtx): Value => {
    try {
      return parse(input);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.addIssue(error.message);
      return z.NEVER;
    }
  };
}
