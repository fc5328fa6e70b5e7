import { parseInstant } from '@orgcost/domain';
import { standingOf, type ThresholdStanding } from './standing';
import type { ThresholdRecord } from './threshold-record';

const settings = { monthToDate: 1000, tiers: [] };
const made: ThresholdRecord = {
  account: '222222222222',
  stack: 'one',
  thresholds: { monthToDate: 9000 },
  change: 'an earlier one',
  state: 'made',
  at: parseInstant('2026-11-27T05:00:00Z'),
};

test.each<[string, ThresholdStanding, Partial<ThresholdRecord>]>([
  ['was given them', 'as-wanted', {}],
  ['has others', 'waiting', { thresholds: { monthToDate: 1000 } }],
  ['took the place of another', 'waiting', { stack: 'another' }],
  ['is given any', 'being-changed', { state: 'begun', stack: 'another' }],
  ['was not reached', 'waiting', { state: 'dropped' }],
  ['could not be given them', 'failed', { state: 'failed' }],
  ['could not be given others', 'waiting', { state: 'failed', thresholds: { monthToDate: 1 } }],
])('a stack that %s: %s', (_, standing, changes) => {
  const thresholds = { monthToDate: 9000 };
  const record = { ...made, ...changes };
  expect(standingOf(settings, { stack: 'one', thresholds, record })).toBe(standing);
});

test('a stack without a record has the thresholds of all', () => {
  const standing = (thresholds: { monthToDate: number; daily?: number }) =>
    standingOf(settings, { stack: 'one', thresholds, record: undefined });

  expect(standing({ monthToDate: 1000 })).toBe('as-wanted');
  expect(standing({ monthToDate: 1000, daily: 5 })).toBe('waiting');
});
