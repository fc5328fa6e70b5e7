import {
  accountIdSchema,
  amountSchema,
  billingPeriodSchema,
  instantSchema,
  utcDaySchema,
} from '@orgcost/domain';
import * as z from 'zod';
import { testReaders } from '../alarms/alarm-test';

/**
 * Who found it: a policy over the ledger, a billing alarm of CloudWatch in the account, or AWS's Cost Anomaly Detection.
 */
export const finders = ['ledger', 'cloudwatch', 'anomaly-detection'] as const;
export type Finder = (typeof finders)[number];

const common = {
  account: accountIdSchema,
  currency: z.string(),
  /** What was reached. */
  amount: amountSchema,
  /** What it is above. */
  above: amountSchema,
  at: instantSchema,
  foundBy: z.enum(finders),
};
const ofMonth = { ...common, period: billingPeriodSchema };
const ofDay = { ...common, period: utcDaySchema };

const monthToDateSchema = z.object({ policy: z.literal('month-to-date'), ...ofMonth });

const dailySchema = z.object({ policy: z.literal('daily'), ...ofDay });

const budgetSchema = z.object({
  policy: z.literal('budget'),
  ...ofMonth,
  /** For the month. */
  budget: amountSchema,
  /** Of the budget, which `above` is. */
  percent: z.int(),
});

const forecastSchema = z.object({
  policy: z.literal('forecast'),
  ...ofMonth,
  /** As the same method was off in earlier weeks: the amount is between these. */
  low: amountSchema,
  high: amountSchema,
  /** What of the amount is there already. */
  monthToDate: amountSchema,
});

const changeSchema = z.object({
  policy: z.literal('change'),
  ...ofDay,
  /** The median of the same weekdays before. */
  usual: amountSchema,
  /** The least and the most of these weekdays. */
  low: amountSchema,
  high: amountSchema,
  /** How many they are. */
  weeks: z.int(),
  /** What was expected on top of it, as it comes once a month. */
  monthly: amountSchema.exactOptional(),
});

const anomalySchema = z.object({
  policy: z.literal('anomaly'),
  /** Its first UTC day. */
  ...ofDay,
  /** Where it lasted for more than one, as far as it had come then. */
  lastDay: utcDaySchema.exactOptional(),
  /** AWS's own id of it. */
  anomaly: z.string(),
  /** What AWS had expected in its place. */
  expected: amountSchema,
});

/** That the way from an account's alarm to a mail is open. */
const testSchema = z.object({
  policy: z.literal('test'),
  ...ofDay,
  /** Its id. */
  test: z.string(),
  to: z.enum(testReaders),
});

/** Costs of an account are above what was set, or is usual: what an alert is about. */
export const crossingSchema = z.discriminatedUnion('policy', [
  monthToDateSchema,
  dailySchema,
  budgetSchema,
  forecastSchema,
  changeSchema,
  anomalySchema,
  testSchema,
]);

export type Crossing = z.output<typeof crossingSchema>;
export type AlertPolicy = Crossing['policy'];
export type CrossingOf<Policy extends AlertPolicy> = Extract<Crossing, { policy: Policy }>;

export const alertPolicies = crossingSchema.options.map(({ shape }) => shape.policy.value);
