import {
  addDays,
  billingPeriodOf,
  daysOfBillingPeriod,
  parseBillingPeriod,
  type DayCosts,
  type UtcDay,
  type CollectionMode,
} from '@orgcost/domain';
import fc from 'fast-check';
import { refreshWindow } from '../plan/refresh-window';
import type { Read } from './restated-organization.fixture';
import {
  ana,
  ben,
  cleo,
  histories,
  lastDay,
  live,
  someHindrances,
  start,
  type History,
} from './restatement-histories.fixture';
import { dueOn, shownOn } from './stated-delay.fixture';

/** A history takes most of a second: one that fails is told as it is. To have it shrunk, set this to false. */
const endOnFailure = true;

/** Months of which nothing is pending equal what the source shows on that day. */
async function assertFound(history: History): Promise<void> {
  const { restatements, mode } = history;
  const due = new Map(restatements.map((it) => [it, dueOn(it, history)]));
  for await (const { today, hindrance, ledger, aws } of live(history)) {
    const isDue = [...due.values()].includes(today) || today === addDays(start, lastDay);
    if (!isDue || hindrance !== 'none') continue;
    const pending = restatements.filter((it) => {
      const [seen, dueDay] = [shownOn(it, mode), due.get(it)];
      return seen !== undefined && seen <= today && dueDay !== undefined && dueDay > today;
    });
    for (const { account, day } of restatements.filter(({ day }) => day <= today)) {
      const period = billingPeriodOf(day);
      if (pending.some((it) => it.account === account && billingPeriodOf(it.day) === period)) {
        continue;
      }
      const range = daysOfBillingPeriod(period);
      const view = mode === 'payer' || account === cleo ? 'payer' : 'account';
      const held = await ledger.costs.days(account, range);
      const shown = aws.days(account, range, view, today);
      expect([today, account, textOf(held)]).toEqual([today, account, textOf(shown)]);
    }
  }
}

/** Days with costs, as text. */
function textOf(days: readonly DayCosts[]): string[] {
  return days
    .filter(({ matrix }) => matrix.length > 0)
    .map(({ day, matrix }) => `${day} ${JSON.stringify(matrix)}`);
}

it.each<[CollectionMode, number]>([
  ['member', 20],
  ['payer', 10],
])('in %s mode every restatement is in the ledger by its day, exactly', (mode, numRuns) =>
  fc.assert(
    fc.asyncProperty(histories(mode, fc.oneof(fc.constant([]), someHindrances)), assertFound),
    { numRuns, endOnFailure },
  ),
);

/** What was read besides the refresh window, after the first run. */
function olderReads({ today, reads }: { today: UtcDay; reads: readonly Read[] }): Read[] {
  const window = refreshWindow(today);
  return reads.filter(({ range }) => today !== start && range.to <= window.from);
}

async function assertNothingReadInVain(history: History): Promise<void> {
  const counts = new Map<string, number>();
  for await (const run of live(history)) {
    for (const { account, range } of olderReads(run)) {
      const key = `${account} ${billingPeriodOf(range.from)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  for (const [key, count] of counts) {
    const moves = history.restatements.filter(
      ({ account, day }) => `${account} ${billingPeriodOf(day)}` === key,
    );
    const [account, period] = key.split(' ');
    // Its credits differ from the payer's in each month that is no longer read every day.
    const differs = history.mode === 'member' && account === ben && period !== '2026-08';
    const isSeenAtOnce = moves.every(({ payerSees, accountSees }) => payerSees === accountSees);
    const looks =
      history.mode === 'payer' || account === cleo || (isSeenAtOnce && account === ana) ? 1 : 2;
    const most = looks * (new Set(moves.map(({ payerSees }) => payerSees)).size + Number(differs));
    expect({ key, count, inVain: count > most }).toEqual({ key, count, inVain: false });
  }
}

it.each<[CollectionMode, number]>([
  ['member', 10],
  ['payer', 5],
])('in %s mode older months are read only where they moved', (mode, numRuns) =>
  fc.assert(fc.asyncProperty(histories(mode, fc.constant([])), assertNothingReadInVain), {
    numRuns,
    endOnFailure,
  }),
);

it('without restatements older months cost a page a week, and two for each in which views differ', async () => {
  const older: Read[] = [];
  let paid = 0;
  for await (const run of live({ mode: 'member', restatements: [], hindrances: [] })) {
    older.push(...olderReads(run));
    paid += run.paid;
  }
  const month = (period: string) => daysOfBillingPeriod(parseBillingPeriod(period));
  expect(older).toEqual([
    { account: ben, range: expect.objectContaining(month('2026-09')), on: '2026-10-12' },
    { account: ben, range: expect.objectContaining(month('2026-09')), on: '2026-10-19' },
    { account: ben, range: expect.objectContaining(month('2026-10')), on: '2026-11-09' },
    { account: ben, range: expect.objectContaining(month('2026-10')), on: '2026-11-16' },
    { account: ben, range: expect.objectContaining(month('2026-11')), on: '2026-12-14' },
  ]);
  const daily = (2 + 1) * (lastDay + 1);
  const [ofWhoLeft, firstBills, watches] = [4, 1, 10];
  expect(paid).toBe(daily + ofWhoLeft + firstBills + watches + older.length);
});
