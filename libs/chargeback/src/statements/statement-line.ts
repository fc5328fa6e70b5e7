import {
  accountIdSchema,
  amountSchema,
  billingPeriodSchema,
  dayRangeSchema,
  utcDaySchema,
} from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';

const charge = {
  account: accountIdSchema,
  service: z.string(),
  chargeType: z.string(),
};

const amount = amountSchema;
const rule = z.string().min(1);

/** What part of a whole a cost center bears: `weight` of `of`. */
const share = { weight: amountSchema, of: amountSchema };

/** What an account that the cost center owns was charged. */
const direct = z.object({
  kind: z.literal('direct'),
  ...charge,
  marketplace: z.literal(true).exactOptional(),
  /** Where the cost center owned the account on some days of the month alone. */
  days: dayRangeSchema.exactOptional(),
  amount,
});

/** What a rule charges to this cost center, whoever owns the account. */
const charged = z.object({
  kind: z.literal('charged'),
  rule,
  ...charge,
  marketplace: z.literal(true).exactOptional(),
  /** Where another cost center owned the account on other days of the month. */
  days: dayRangeSchema.exactOptional(),
  amount,
});

/** The share of what a rule splits: `pool`, its charges of one type, by `weight` of `of`. */
const shared = z.object({
  kind: z.literal('share'),
  rule,
  chargeType: z.string(),
  pool: amountSchema,
  ...share,
  amount,
});

/** What a rule takes away from this cost center, to split it among others: it makes up for what was charged before. */
const passedOn = z.object({
  kind: z.literal('passed-on'),
  rule,
  chargeType: z.string(),
  amount,
});

/** A markup, or what else finance adds or takes off. */
const adjustment = z.object({
  kind: z.literal('adjustment'),
  name: z.string().min(1),
  reason: z.string().min(1),
  /** Where it is a part of an amount. */
  percent: amountSchema.exactOptional(),
  of: amountSchema.exactOptional(),
  /** The cost center that it is charged to, on the statement of the one that gets it. */
  from: costCenterIdSchema.exactOptional(),
  /** Where it goes with lines of an earlier month. */
  period: billingPeriodSchema.exactOptional(),
  amount,
});

/** What AWS changed in a month that was closed before. */
const priorPeriod = z.object({
  kind: z.literal('prior-period'),
  period: billingPeriodSchema,
  day: utcDaySchema,
  ...charge,
  marketplace: z.literal(true).exactOptional(),
  /** What the account was charged as it was closed, and as it is now. */
  old: amountSchema,
  new: amountSchema,
  /** The rules that it went by to this cost center, as in its month; without them, it is the account's owner. */
  via: z.array(rule).min(1).exactOptional(),
  amount,
});

/** Charges of a closed month that go with an account to another cost center, as finance agreed to. */
const transfer = z.object({
  kind: z.literal('transfer'),
  period: billingPeriodSchema,
  account: accountIdSchema,
  chargeType: z.string(),
  days: dayRangeSchema,
  /** The cost center at the other end. */
  other: costCenterIdSchema,
  amount,
});

/**
 * One line of a statement. Amounts are exact, in the statement's currency and metric; a cent is never rounded here.
 */
export const statementLineSchema = z.discriminatedUnion('kind', [
  direct,
  charged,
  shared,
  passedOn,
  adjustment,
  priorPeriod,
  transfer,
]);

export type StatementLine = z.output<typeof statementLineSchema>;
export type LineOf<Kind extends StatementLine['kind']> = Extract<
  StatementLine,
  { readonly kind: Kind }
>;
