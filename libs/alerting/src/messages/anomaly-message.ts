import { amountSchema, instantSchema, utcDayOf, utcDaySchema, type Instant } from '@orgcost/domain';
import { parse } from 'lossless-json';
import * as z from 'zod';
import type { CrossingOf } from '../alerts/crossing';

const daySchema = z.union([utcDaySchema, instantSchema.transform(utcDayOf)]);

/**
 * What AWS's Cost Anomaly Detection publishes. Its amounts are numbers of JSON: they are read digit by digit, as text.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
 */
const anomalyMessageSchema = z.object({
  /** Whose subscription it is: the payer, whoever had the costs. */
  accountId: z.string(),
  /** It becomes part of the alert's id, which has slashes between its parts. */
  anomalyId: z.string().regex(/^[^/]+$/),
  /** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Anomaly.html */
  anomalyStartDate: daySchema,
  /** The last day on which it was seen; the same anomaly is published again while it goes on. */
  anomalyEndDate: daySchema.optional().catch(undefined),
  /** Of a monitor of accounts, the account. */
  dimensionalValue: z.string().nullish(),
  impact: z.object({ totalActualSpend: amountSchema, totalExpectedSpend: amountSchema }),
  rootCauses: z.array(z.object({ linkedAccount: z.string().nullish() })).nullish(),
});

/**
 * @param at when it came: the message itself has no time
 * @returns nothing for any other message
 */
export function anomalyIn(text: string, at: Instant): CrossingOf<'anomaly'> | undefined {
  const message = anomalyMessageSchema.safeParse(exactJson(text));
  if (!message.success) return undefined;
  const { accountId, anomalyId, dimensionalValue, impact, rootCauses } = message.data;
  const { anomalyStartDate: firstDay, anomalyEndDate: lastDay = firstDay } = message.data;
  const accounts = [dimensionalValue, ...(rootCauses ?? []).map((each) => each.linkedAccount)];
  return {
    policy: 'anomaly',
    account: accounts.find((each) => /^\d{12}$/.test(each ?? '')) ?? accountId,
    currency: 'USD',
    amount: impact.totalActualSpend,
    above: impact.totalExpectedSpend,
    at,
    foundBy: 'anomaly-detection',
    period: firstDay,
    ...(lastDay > firstDay && lastDay <= utcDayOf(at) && { lastDay }),
    anomaly: anomalyId,
    expected: impact.totalExpectedSpend,
  };
}

/** With each number as the text that it is written in: a number of JavaScript would round it. */
function exactJson(text: string): unknown {
  try {
    return parse(text, undefined, (digits) => digits);
  } catch {
    return undefined;
  }
}
