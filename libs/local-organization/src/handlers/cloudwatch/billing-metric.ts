import { addDays, dayRange, daysOf, instantFromEpoch, utcDayOf } from '@orgcost/domain';
import * as z from 'zod';
import { metric, alarmRegion } from '../../alarms/definitions';
import { estimatedCharges, type MetricPoint } from '../../costs/estimated-charges';
import type { LocalAccount } from '../../organization/account';
import type { Caller } from '../../wire/credentials';
import type { Context } from '../handler';

export const metricInput = {
  Namespace: z.string().min(1),
  MetricName: z.string().min(1),
  Dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
};

type Metric = z.infer<z.ZodObject<typeof metricInput>>;

/**
 * What there is of a metric from one moment to before another, both in milliseconds since 1970. AWS has its billing metric in
 * one Region; where there is none, it answers without points.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
export function billingMetric(
  context: Context,
  caller: Caller,
  asked: Metric,
  from: number,
  to: number,
): readonly MetricPoint[] {
  const { organization, region, today, now } = context;
  const isBilling = asked.Namespace === metric.namespace && asked.MetricName === metric.name;
  const accounts = isBilling && region === alarmRegion ? accountsOf(context, caller, asked) : [];
  if (accounts.length === 0) return [];
  const view = caller.account === organization.managementAccount.id ? 'payer' : 'member';
  const { from: first } = organization.history(today);
  const last = addDays(today, 1);
  const begin = clamp(utcDayOf(instantFromEpoch(from)), first, last);
  const end = clamp(addDays(utcDayOf(instantFromEpoch(to)), 1), begin, last);
  return daysOf(dayRange(begin, end))
    .flatMap((day) => estimatedCharges(organization, accounts, day, view))
    .filter(({ at }) => at >= from && at < to && at <= now);
}

/** Whose charges the dimensions ask for: in the management account, without an account, those of all. */
function accountsOf(
  { organization, alarms, today }: Context,
  { account: id }: Caller,
  { Dimensions }: Metric,
): readonly LocalAccount[] {
  const { Currency, LinkedAccount, ...others } = Object.fromEntries(
    Dimensions.map(({ Name, Value }) => [Name, Value]),
  );
  const own = organization.account(id);
  if (Currency !== 'USD' || Object.keys(others).length > 0 || !alarms.hasMetric(id)) return [];
  if (!own?.management) {
    // A new account's metric comes hours after the account.
    return own && own.joined < today && LinkedAccount === undefined ? [own] : [];
  }
  return LinkedAccount === undefined
    ? organization.accounts
    : organization.accounts.filter((account) => account.id === LinkedAccount);
}

function clamp<Text extends string>(value: Text, low: Text, high: Text): Text {
  if (value < low) return low;
  return value > high ? high : value;
}
