import type { Run } from '@orgcost/collection';
import { addDays, parseInstant, parseUtcDay } from '@orgcost/domain';
import { measuredPages } from './measured-pages';

const today = parseUtcDay('2026-11-20');

function run(days: number, facts: Partial<Run> = {}): Run {
  return {
    id: 'a-run',
    startedAt: parseInstant('2026-11-20T06:00:00Z'),
    status: 'complete',
    mode: 'member',
    today,
    window: { from: addDays(today, 1 - days), to: addDays(today, 1) },
    everyAccount: true,
    watchedOlderMonths: false,
    paidPages: 10,
    outcomes: { done: 8, 'no-data-yet': 1 },
    ...facts,
  };
}

const refreshOfTwoMonths = run(38, {
  today: parseUtcDay('2026-11-07'),
  window: { from: parseUtcDay('2026-10-01'), to: parseUtcDay('2026-11-08') },
  paidPages: 12,
  outcomes: { done: 10 },
});

test('what runs paid, those that only refresh apart from those that fetch the past', () => {
  const past = [
    run(20, { paidPages: 14, verificationPages: 4 }),
    refreshOfTwoMonths,
    run(411, { paidPages: 40 }),
    run(365, { paidPages: 30, mode: 'payer' }),
  ];
  expect(measuredPages(past, 9)).toEqual({
    member: {
      month: { pages: 22, accounts: 19, runs: 2 },
      backfill: { pages: 40, accounts: 9, runs: 1 },
    },
    payer: { backfill: { pages: 30, accounts: 9, runs: 1 } },
  });
});

test.each([
  ['of a day', run(1)],
  ['of a day less than those of a daily run', run(19)],
  ['of a day more', run(21)],
  ['of days that a daily run reads no longer', { ...refreshOfTwoMonths, today }],
  ['of a year, but for a day', run(364)],
  ['for some accounts', run(20, { everyAccount: false })],
  ['that was not complete', run(20, { status: 'partial' })],
  ['that went on with another', run(20, { resumes: 'another' })],
  ['without any account', run(20, { outcomes: {} })],
  ['for fewer than half of the accounts', run(20, { outcomes: { done: 4 } })],
  ['for more than twice as many', run(20, { outcomes: { done: 19 } })],
])('a run %s measures nothing', (_, each) => {
  expect(measuredPages([each], 9)).toEqual({ member: {}, payer: {} });
});
