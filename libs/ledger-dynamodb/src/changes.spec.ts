import { parseBillingPeriod, parseInstant } from '@orgcost/domain';
import { changesOf, type Changes } from './changes';
import { encodeDay } from './encoded-day';
import type { MonthCommits } from './entities/cost-month';
import { costing } from './in-memory-ledger.fixture';

const kept = encodeDay(costing('2026-11-01', '1'));
const restated = encodeDay(costing('2026-11-01', '2'));
const six = parseInstant('2026-11-03T06:00:00Z');
const committed: MonthCommits = {
  period: parseBillingPeriod('2026-11'),
  version: 1,
  days: { [kept.day]: { revision: '1', hash: kept.hash, fetchedAt: six, origin: 'member' } },
};
const none: Changes = { write: [], unchanged: [], superseded: [] };

test.each([
  ['a later look that differs is written', restated, '07:00', { write: [restated] }],
  ['one at the same instant, too: the last word counts', restated, '06:00', { write: [restated] }],
  ['an earlier one is superseded', restated, '05:59', { superseded: [restated] }],
  ['the same is no change, whenever it was seen', kept, '05:00', { unchanged: [kept] }],
])('%s', (_, seen, time, expected) => {
  const at = parseInstant(`2026-11-03T${time}:00Z`);
  expect(changesOf([seen], at, committed)).toEqual({ ...none, ...expected });
});

test('a day that is seen for the first time is written', () => {
  expect(changesOf([kept], six, undefined)).toEqual({ ...none, write: [kept] });
});
