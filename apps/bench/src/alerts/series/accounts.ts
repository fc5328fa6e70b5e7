import { daysBetween, addDays, type UtcDay } from '@orgcost/domain';
import type { AccountTraits, MonthlyCharge } from './account-traits';
import { calendar, endDay, firstDay } from './calendar';
import { isNewsOn, type EventKind } from './cost-event';
import { plannedEvents } from './planned-events';
import type { Random, Range } from './random';

const services = [
  'Amazon Elastic Compute Cloud - Compute',
  'Amazon Relational Database Service',
  'Amazon Simple Storage Service',
  'AmazonCloudWatch',
  'AWS Lambda',
] as const;

/** $50 to $3,000 a day, with noise that stays far below `leastChange`; some of them with a weekly rhythm. */
export function anAccount(random: Random, facts: Partial<AccountTraits> = {}): AccountTraits {
  const [first, ...others] = services;
  return {
    usual: random.scale([50_00, 3000_00]),
    weekend: random.chance(0.5) ? weekly(random) : 1,
    growth: 0,
    noise: { deviation: random.scale([0.02, 0.05]), correlation: random.pick([0, 0, 0.4, 0.8]) },
    services: [first, ...others.slice(0, random.whole([2, 4]))],
    monthly: [],
    events: [],
    gaps: [],
    ...facts,
  };
}

/** A weekend costs 40% to 70% less. */
export function weekly(random: Random): number {
  return random.between([0.3, 0.6]);
}

export function withEvents(
  random: Random,
  traits: AccountTraits,
  kinds: readonly EventKind[],
): AccountTraits {
  return { ...traits, events: plannedEvents(random, traits, kinds) };
}

/** Single days, and one longer gap; never of days that are news, so that every event is there to be found. */
export function withGaps(random: Random, traits: AccountTraits): AccountTraits {
  const long = addDays(firstDay, random.whole([30, daysBetween(firstDay, endDay) - 30]));
  const length = random.whole([3, 6]);
  const isGap = (day: UtcDay) =>
    random.chance(0.03) || (long <= day && daysBetween(long, day) < length);
  const gaps = calendar.filter(
    (day) => isGap(day) && !traits.events.some((event) => isNewsOn(event, day)),
  );
  return { ...traits, gaps };
}

/** What many accounts are billed beside usage, each of them with some of it. */
export function monthlyFees(random: Random): MonthlyCharge[] {
  const fee = (
    service: string,
    chargeType: string,
    ordinaryDays: Range,
    { on = 1, deviation = 0 } = {},
  ): MonthlyCharge => ({
    service,
    chargeType,
    dayOfMonth: on,
    ordinaryDays: random.between(ordinaryDays),
    deviation,
  });
  const [compute] = services;
  const some = [
    fee('Tax', 'Tax', [2, 6], { deviation: 0.03 }),
    fee('AWS Support (Business)', 'Support', [1, 3], { deviation: 0.03 }),
    fee(compute, 'RIFee', [2, 8]),
    fee(compute, 'Credit', [-4, -1]),
  ].filter(() => random.chance(0.6));
  return [...some, fee('Amazon Registrar', 'Fee', [0.5, 6], { on: random.whole([1, 28]) })];
}

/** A subscription of a fixed price, or a batch job that differs a little, once a month. */
export function monthlyUsage(random: Random): MonthlyCharge {
  const isJob = random.chance(0.5);
  return {
    service: isJob ? 'AWS Batch' : 'AWS Marketplace',
    chargeType: 'Usage',
    dayOfMonth: random.pick([1, random.whole([2, 28])]),
    ordinaryDays: random.between([1, 6]),
    deviation: isJob ? 0.05 : 0,
  };
}
