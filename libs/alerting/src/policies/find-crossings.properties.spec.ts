import { addDays, daysOf, parseInstant, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { sumAmounts } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import type { Crossing } from '../alerts/crossing';
import { explain } from '../explanation/explain';
import { aHistory, looking } from '../series/history.fixture';
import type { ObservedDay } from '../series/observed-day';
import { findCrossings } from './find-crossings';
import type { Policies } from './policies';
import { historyFrom } from './view';

// Costs in whole cents, so that what is expected can be reckoned in the plainest way.

const firstToday = parseUtcDay('2026-11-20');
const account = '111111111111';

interface Charges {
  readonly usage: number;
  readonly covered: number;
  readonly fee: number;
  readonly credit: number;
}

const charges: fc.Arbitrary<Charges> = fc.record({
  usage: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 9_000, max: 11_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  ),
  covered: fc.integer({ min: 0, max: 500 }),
  fee: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 50_000 })),
  credit: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: -20_000, max: -1 })),
});

const policies: fc.Arbitrary<Required<Policies>> = fc.record({
  monthToDate: fc.integer({ min: 1, max: 6_000 }),
  daily: fc.integer({ min: 1, max: 900 }),
  budget: fc.record({
    amount: fc.integer({ min: 1, max: 6_000 }),
    steps: fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }),
  }),
  forecast: fc.integer({ min: 1, max: 6_000 }),
  change: fc.record({
    percent: fc.integer({ min: 1, max: 100 }),
    minimum: fc.integer({ min: 1, max: 100 }),
  }),
});

/** What an account costs as it is known on a day, and what is restated on each of the days after it. */
interface Story {
  readonly first: readonly Charges[];
  readonly restatements: readonly (readonly { daysAgo: number; charges: Charges }[])[];
}

const historyDays = daysOf({ from: historyFrom(firstToday), to: firstToday });

const stories: fc.Arbitrary<Story> = fc.record({
  first: fc.array(charges, { minLength: historyDays.length, maxLength: historyDays.length }),
  restatements: fc.array(
    fc.array(fc.record({ daysAgo: fc.integer({ min: 1, max: 30 }), charges }), { maxLength: 4 }),
    { minLength: 1, maxLength: 6 },
  ),
});

function cents(amount: number): string {
  return `${amount}e-2`;
}

function daysAsOf(known: ReadonlyMap<UtcDay, Charges>, today: UtcDay): ObservedDay[] {
  return aHistory(historyFrom(today), today, `${today}T06:00:00Z`, (day) => {
    const of = known.get(day);
    return (
      of && [
        aLine({ service: 'EC2', amounts: amounts(cents(of.usage)) }),
        aLine({
          service: 'EC2',
          chargeType: 'SavingsPlanNegation',
          amounts: amounts(cents(of.covered)),
        }),
        aLine({ service: 'Shop', chargeType: 'Fee', amounts: amounts(cents(of.fee)) }),
        aLine({ service: 'EC2', chargeType: 'Credit', amounts: amounts(cents(of.credit)) }),
      ]
    );
  });
}

interface Morning {
  readonly today: UtcDay;
  readonly known: ReadonlyMap<UtcDay, Charges>;
  readonly days: readonly ObservedDay[];
  /** What was found on the mornings before. */
  readonly before: readonly Crossing[];
  readonly found: readonly Crossing[];
}

function morningsOf({ first, restatements }: Story, of: Policies): Morning[] {
  const known = new Map<UtcDay, Charges>();
  for (const [index, day] of historyDays.entries()) {
    const charged = first[index];
    if (charged) known.set(day, charged);
  }
  const before: Crossing[] = [];
  return restatements.map((restated, index) => {
    const today = addDays(firstToday, index);
    for (const { daysAgo, charges: now } of restated) known.set(addDays(today, -daysAgo), now);
    const days = daysAsOf(known, today);
    const at = parseInstant(`${today}T06:00:00Z`);
    const morning = { today, known: new Map(known), days, before: [...before] };
    const found = findCrossings(of, { account, at, days, known: morning.before }, looking);
    before.push(...found);
    return { ...morning, found };
  });
}

const totalOf = ({ usage, covered, fee, credit }: Charges): number =>
  usage + covered + fee + credit;
const runningOf = ({ usage, covered }: Charges): number => usage + covered;

function monthOf(known: ReadonlyMap<UtcDay, Charges>, period: string): number {
  return [...known]
    .filter(([day]) => day.startsWith(period))
    .reduce((sum, [, each]) => sum + totalOf(each), 0);
}

function daysLookedAt(today: UtcDay): UtcDay[] {
  return daysOf({ from: addDays(today, -9), to: addDays(today, 1) });
}

/** Twice the median, for it may lie between two cents. */
function twiceMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [Math.ceil(values.length / 2) - 1, Math.floor(values.length / 2)];
  return (sorted[lower] ?? 0) + (sorted[upper] ?? 0);
}

interface UsualCents {
  /** Twice of it. */
  readonly amount: number;
  /** Four times of it. */
  readonly spread: number;
}

function usualCents(day: UtcDay, running: ReadonlyMap<UtcDay, number>): UsualCents | undefined {
  const before = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((weeks) => running.get(addDays(day, -7 * weeks)))
    .filter((each) => each !== undefined);
  if (before.length < 4) return undefined;
  const amount = twiceMedian(before);
  return { amount, spread: twiceMedian(before.map((each) => Math.abs(2 * each - amount))) };
}

/** Twice of it; what is within four spreads is nothing. */
function onTop(day: UtcDay, running: ReadonlyMap<UtcDay, number>): number | undefined {
  const [amount, usual] = [running.get(day), usualCents(day, running)];
  if (amount === undefined || usual === undefined) return undefined;
  const above = 2 * amount - usual.amount;
  return Math.abs(above) > 2 * usual.spread ? above : 0;
}

function monthsBefore(day: UtcDay, months: number): UtcDay {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return parseUtcDay(
    new Date(Date.UTC(year, month - 1 - months, dayOfMonth)).toISOString().slice(0, 10),
  );
}

/** By the policy's words, in two hundredths of a cent. */
function isUnusual(
  day: UtcDay,
  running: ReadonlyMap<UtcDay, number>,
  { percent, minimum }: { percent: number; minimum: number },
): boolean {
  const [amount, usual] = [running.get(day), usualCents(day, running)];
  if (amount === undefined || usual === undefined) return false;
  const [one = 0, two = 0] = [1, 2].map((months) => onTop(monthsBefore(day, months), running));
  const expected = usual.amount + Math.max(0, Math.min(one, two));
  const margin = Math.max(expected * percent, minimum * 20_000, usual.spread * 200);
  return (
    amount * 200 > expected * 100 + margin &&
    amount * 200 >
      usual.amount * 100 + Math.max(usual.amount * percent, minimum * 20_000, usual.spread * 200)
  );
}

const ids = (crossings: readonly Crossing[]): string[] =>
  crossings.map((crossing) => alertIdOf(alertKeyOf(crossing)));

const assert = (holds: (mornings: readonly Morning[], of: Required<Policies>) => void): void => {
  fc.assert(
    fc.property(stories, policies, (story, of) => {
      holds(morningsOf(story, of), of);
    }),
    { numRuns: 25 },
  );
};

it('finds what months and days are above, and nothing else', () => {
  assert((mornings, { monthToDate, daily, budget }) => {
    for (const { today, known, found, before } of mornings) {
      const all = [...before, ...found];
      const month = monthOf(known, '2026-11');
      const has = (policy: Crossing['policy'], period: string) =>
        all.some((each) => each.policy === policy && each.period === period);
      const isNew = (policy: Crossing['policy'], period: string) =>
        found.some((each) => each.policy === policy && each.period === period);
      if (month > monthToDate * 100) expect(has('month-to-date', '2026-11')).toBe(true);
      else expect(isNew('month-to-date', '2026-11')).toBe(false);

      const steps = budget.steps.filter((percent) => month > budget.amount * percent);
      const highest = Math.max(0, ...steps);
      const told = all.flatMap((each) => (each.policy === 'budget' ? [each.percent] : []));
      expect(Math.max(0, ...told)).toBeGreaterThanOrEqual(highest);
      for (const each of found) if (each.policy === 'budget') expect(each.percent).toBe(highest);

      for (const day of daysLookedAt(today)) {
        const charged = known.get(day);
        if (charged && totalOf(charged) > daily * 100) expect(has('daily', day)).toBe(true);
        else expect(isNew('daily', day)).toBe(false);
      }
    }
  });
});

it('finds days that are unusual by the words of the policy, and nothing else', () => {
  assert((mornings, { change }) => {
    for (const { today, known, found, before } of mornings) {
      const running = new Map(
        [...known]
          .filter(([day]) => day <= addDays(today, -3))
          .map(([day, each]) => [day, runningOf(each)]),
      );
      const unusual = daysLookedAt(today).filter((day) => isUnusual(day, running, change));
      const told = found.filter(({ policy }) => policy === 'change').map(({ period }) => period);
      expect(unusual).toEqual(expect.arrayContaining(told));
      if (before.every(({ policy }) => policy !== 'change')) expect(told[0]).toBe(unusual[0]);
    }
  });
});

it('finds nothing twice, whatever is restated', () => {
  assert((mornings) => {
    const all = ids(mornings.flatMap(({ found }) => found));
    expect(all).toEqual([...new Set(all)]);
  });
});

it('explains each by parts that sum to its amount, to the last digit', () => {
  assert((mornings) => {
    for (const { days, found } of mornings) {
      for (const crossing of found) {
        const { parts } = explain(crossing, days, looking);
        expect(sumAmounts(parts.map(({ amount }) => amount))).toBe(crossing.amount);
        // What the ledger has explains all of it, but for what a forecast adds.
        const rest = parts.map(({ part }) => part).filter((part) => /-/.test(part));
        expect(rest).toEqual(crossing.policy === 'forecast' ? ['to-come'] : []);
      }
    }
  });
});
