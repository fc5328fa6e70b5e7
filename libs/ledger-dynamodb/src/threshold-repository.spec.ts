import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ThresholdRecord } from '@orgcost/alerting';
import { parseInstant } from '@orgcost/domain';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
});

afterEach(() => ledger.close());

const record = (account: string, changes: Partial<ThresholdRecord> = {}): ThresholdRecord => ({
  account,
  stack: `stack of ${account}`,
  thresholds: { monthToDate: 9000, daily: 50 },
  change: 'first',
  state: 'begun',
  at: parseInstant('2026-11-27T06:00:00Z'),
  ...changes,
});

it('keeps the last record of each account', async () => {
  const { thresholds } = ledger;
  expect(await thresholds.thresholdRecords()).toEqual([]);
  const [other, last] = [
    record('444444444444', { thresholds: { monthToDate: 1 } }),
    record('333333333333', { state: 'failed', reason: 'It cannot be changed' }),
  ];
  expect(await thresholds.replaceThresholds(other, undefined)).toBe(true);
  expect(await thresholds.replaceThresholds(record('333333333333'), undefined)).toBe(true);
  expect(await thresholds.replaceThresholds(last, 'first')).toBe(true);
  expect(await thresholds.thresholdRecords()).toEqual([last, other]);
});

it('takes none where another has taken its place', async () => {
  const { thresholds } = ledger;
  const [first, second] = [record('333333333333'), record('333333333333', { change: 'second' })];
  expect(await thresholds.replaceThresholds(first, 'none')).toBe(false);
  const taken = await Promise.all([
    thresholds.replaceThresholds(first, undefined),
    thresholds.replaceThresholds(second, undefined),
  ]);
  expect(taken.sort()).toEqual([false, true]);
  // Whichever of them it was: their own they would be told they have.
  const third = record('333333333333', { change: 'third' });
  expect(await thresholds.replaceThresholds(third, 'another')).toBe(false);
  expect(await thresholds.thresholdRecords()).toHaveLength(1);
});

it('is taken by whoever took it, asked again as after an answer that was lost', async () => {
  const { thresholds } = ledger;
  const [first, second] = [record('333333333333'), record('333333333333', { change: 'second' })];
  expect(await thresholds.replaceThresholds(first, undefined)).toBe(true);
  expect(await thresholds.replaceThresholds(first, undefined)).toBe(true);
  expect(await thresholds.replaceThresholds(second, 'first')).toBe(true);
  expect(await thresholds.replaceThresholds(second, 'first')).toBe(true);
  expect(await thresholds.thresholdRecords()).toEqual([second]);
});

it('is an item of its account', async () => {
  await ledger.thresholds.replaceThresholds(record('333333333333'), undefined);
  const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([
    {
      ...record('333333333333'),
      shard: 14,
      pk: 'account#333333333333',
      sk: 'thresholds',
      gsi1pk: 'thresholds#14',
      gsi1sk: '333333333333',
      __edb_e__: 'AccountThresholds',
      __edb_v__: '1',
    },
  ]);
});
