import { addDays, parseUtcDay, utcDayOf, type UtcDay } from '@orgcost/domain';
import { aLine, amounts } from '@orgcost/testing';
import { aHistory, at, looking, weekly, type CostOn } from '../series/history.fixture';
import { findCrossings } from './find-crossings';
import type { Policies } from './policies';
import { historyFrom } from './view';
import type { Crossing } from '../alerts/crossing';

const now = '2026-11-27T06:00:00.000Z';
const today = utcDayOf(at(now));

/** As it is known this morning: of today nothing yet, of yesterday a part. */
const known = (costOn: CostOn) => aHistory(historyFrom(today), '2026-11-27', now, costOn);

const found = { account: '111111111111', currency: 'USD', at: now, foundBy: 'ledger' } as const;
const find = (policies: Policies, days = known(weekly), before: readonly Crossing[] = []) =>
  findCrossings(policies, { account: '111111111111', at: at(now), days, known: before }, looking);

// 19 working days of 100 and 7 days of 40 dollars, from 1 to 26 November.
const monthToDate = '2180';

it('finds what months and days are above', () => {
  const special = known((day) => (day === '2026-11-25' ? '312.5' : weekly(day)));
  expect(
    find(
      { monthToDate: 2000, daily: 100, budget: { amount: 2900, steps: [50, 80, 100] } },
      special,
    ),
  ).toEqual([
    { policy: 'month-to-date', ...found, period: '2026-11', amount: '2392.5', above: '2000' },
    {
      policy: 'budget',
      ...found,
      period: '2026-11',
      amount: '2392.5',
      above: '2320',
      budget: '2900',
      percent: 80,
    },
    { policy: 'daily', ...found, period: '2026-11-25', amount: '312.5', above: '100' },
  ]);
});

it('looks at days of the last nine, and at none before', () => {
  const before = known((day) =>
    ['2026-11-17', '2026-11-18'].includes(day) ? '312.5' : weekly(day),
  );
  expect(find({ daily: 300 }, before)).toEqual([
    { policy: 'daily', ...found, period: '2026-11-18', amount: '312.5', above: '300' },
  ]);
});

it('finds nothing where nothing is above, and nothing without policies', () => {
  expect(
    find({
      monthToDate: 2180,
      daily: 100,
      budget: { amount: 4360, steps: [50] },
      forecast: 2460,
      change: { percent: 30, minimum: 20 },
    }),
  ).toEqual([]);
  expect(find({})).toEqual([]);
});

it('finds a forecast by the weekdays to come', () => {
  // Settled through the 24th: Wednesday to Friday, a weekend and a Monday are to come.
  expect(find({ forecast: 2459 })).toEqual([
    {
      policy: 'forecast',
      ...found,
      period: '2026-11',
      amount: '2460',
      above: '2459',
      low: '2460',
      high: '2460',
      monthToDate,
    },
  ]);
});

it('finds no forecast of what the month is above already', () => {
  expect(find({ forecast: 2179 })).toEqual([]);
});

it('finds a change once it is settled', () => {
  const change = { percent: 30, minimum: 20 };
  const on = (special: string) => known((day) => (day === special ? '400' : weekly(day)));
  expect(find({ change }, on('2026-11-24'))).toEqual([
    {
      policy: 'change',
      ...found,
      period: '2026-11-24',
      amount: '400',
      above: '130',
      usual: '100',
      low: '100',
      high: '100',
      weeks: 8,
    },
  ]);
  expect(find({ change }, on('2026-11-25'))).toEqual([]);
});

it('tells what was expected on top of the usual', () => {
  const change = { percent: 30, minimum: 20 };
  const monthly = known((day) =>
    day === '2026-11-23' ? '900' : day.endsWith('-23') ? '500' : weekly(day),
  );
  expect(find({ change }, monthly)).toMatchObject([
    { policy: 'change', period: '2026-11-23', usual: '100', monthly: '400', above: '650' },
  ]);
});

it('finds amounts with all charges, and changes without those that come once', () => {
  const charged = known((day) => [
    aLine({ amounts: amounts(weekly(day)) }),
    ...(day === '2026-11-23' ? [aLine({ chargeType: 'Fee', amounts: amounts('500') })] : []),
  ]);
  expect(find({ daily: 500, change: { percent: 30, minimum: 20 } }, charged)).toEqual([
    { policy: 'daily', ...found, period: '2026-11-23', amount: '600', above: '500' },
  ]);
});

it('counts one currency and one metric', () => {
  const charged = known(() => [
    aLine({ amounts: amounts('10', { amortized: '90' }) }),
    aLine({ currency: 'EUR', amounts: amounts('1000') }),
  ]);
  const outlook = { account: '111111111111', at: at(now), days: charged, known: [] };
  expect(findCrossings({ monthToDate: 259 }, outlook, looking).map(({ amount }) => amount)).toEqual(
    ['260'],
  );
  expect(
    findCrossings({ monthToDate: 259 }, outlook, { ...looking, metric: 'amortized' }).map(
      ({ amount }) => amount,
    ),
  ).toEqual(['2340']);
});

it('looks at the month before until the 8th, and at ten days', () => {
  const days = (until: string) => aHistory('2026-07-01', until, `${until}T06:00:00Z`, weekly);
  const on = (day: string) =>
    findCrossings(
      { monthToDate: 1000, daily: 99 },
      { account: '111111111111', at: at(`${day}T06:00:00Z`), days: days(day), known: [] },
      looking,
    ).map(({ period }) => period);
  expect(on('2026-12-08')).toEqual(['2026-11', ...workingDays('2026-11-29', '2026-12-08')]);
  expect(on('2026-12-09')).toEqual(workingDays('2026-11-30', '2026-12-09'));
});

function workingDays(from: string, to: string): UtcDay[] {
  const days: UtcDay[] = [];
  for (let day = parseUtcDay(from); day < to; day = addDays(day, 1))
    if (weekly(day) === '100') days.push(day);
  return days;
}

it('finds nothing twice, and of a budget no lower step than before', () => {
  const policies = { monthToDate: 2000, daily: 99, budget: { amount: 2400, steps: [50, 80] } };
  const first = find(policies);
  expect(find(policies, known(weekly), first)).toEqual([]);
  const restated = known((day) => (day < '2026-11-10' ? '0' : weekly(day)));
  expect(find(policies, restated, first)).toEqual([]);
  // Another amount is another alert, and another budget has steps of its own.
  expect(find({ monthToDate: 2100 }, known(weekly), first).map(({ above }) => above)).toEqual([
    '2100',
  ]);
  const larger = find({ budget: { amount: 4000, steps: [50] } }, known(weekly), first);
  expect(larger.map(({ above }) => above)).toEqual(['2000']);
});
