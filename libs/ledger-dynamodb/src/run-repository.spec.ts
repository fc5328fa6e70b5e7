import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountResult, Run } from '@orgcost/collection';
import { dayRange, parseInstant, parseUtcDay } from '@orgcost/domain';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;
let client: DynamoDBClient;
let runs: InMemoryLedger['runs'];

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ client, runs } = ledger);
});

afterEach(() => ledger.close());

const november = dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-23'));
const march = dayRange(parseUtcDay('2026-03-01'), parseUtcDay('2026-04-01'));
const begun: Run = {
  id: '2026-11-23T06:00:00.000Z-x1',
  startedAt: parseInstant('2026-11-23T06:00:00Z'),
  status: 'running',
  mode: 'member',
  today: parseUtcDay('2026-11-23'),
  window: november,
  everyAccount: false,
  watchedOlderMonths: true,
  paidPages: 0,
  outcomes: {},
};
const full: Required<Run> = {
  ...begun,
  finishedAt: parseInstant('2026-11-23T06:05:00Z'),
  status: 'partial',
  collectedSince: parseUtcDay('2026-03-01'),
  payerFailure: 'no entry',
  resumes: '2026-11-23T05:00:00.000Z-x0',
  paidPages: 24,
  verificationPages: 2,
  outcomes: { done: 22, denied: 2 },
};
const result: Required<AccountResult> = {
  run: full.id,
  account: '111111111111',
  outcome: 'taken-from-payer',
  reason: 'the role is missing',
  ranges: [november, { ...march, bill: { digest: 'abc', again: true } }],
  origin: 'payer',
  fetchedAt: parseInstant('2026-11-23T06:01:00Z'),
  paidPages: 1,
  daysWritten: 2,
  daysUnchanged: 20,
  daysSuperseded: 0,
  coverage: { since: parseUtcDay('2026-03-01'), lastComplete: parseUtcDay('2026-11-23') },
};

it('keeps a run and a result as one item each', async () => {
  await runs.saveRun(full);
  await runs.saveResult(result);
  const { Items } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items).toHaveLength(2);
  expect(Items).toEqual(
    expect.arrayContaining([
      {
        pk: 'run#2026-11-23T06:00:00.000Z-x1',
        sk: 'run',
        gsi1pk: 'runs',
        gsi1sk: full.id,
        __edb_e__: 'Run',
        __edb_v__: '1',
        ...full,
      },
      {
        pk: 'run#2026-11-23T06:00:00.000Z-x1#6',
        sk: 'account#111111111111',
        gsi1pk: 'account#111111111111',
        gsi1sk: 'run#2026-11-23T06:00:00.000Z-x1',
        __edb_e__: 'RunAccount',
        __edb_v__: '1',
        shard: 6,
        ...result,
      },
    ]),
  );
  expect(await runs.run(full.id)).toEqual(full);
  expect(await runs.results(full.id)).toEqual([result]);
});

it('shows a run in its latest state', async () => {
  await runs.saveRun(begun);
  expect(await runs.run(begun.id)).toEqual(begun);
  await runs.saveRun(full);
  expect(await runs.run(full.id)).toEqual(full);
  expect(await runs.run('unknown')).toBeUndefined();
});

it('takes a run of an earlier version for one for every account', async () => {
  await runs.saveRun(full);
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `run#${full.id}`, sk: 'run' },
      UpdateExpression: 'REMOVE everyAccount',
    }),
  );
  expect(await runs.run(full.id)).toEqual({ ...full, everyAccount: true });
});

it('shows the latest runs, newest first', async () => {
  const started = ['2025-12-31', '2026-11-22', '2026-11-23'].map((day): Run => {
    const startedAt = parseInstant(`${day}T06:00:00Z`);
    return { ...begun, id: `${startedAt}-x`, startedAt };
  });
  const [oldest, middle, newest] = started;
  for (const run of [middle, newest, oldest]) if (run) await runs.saveRun(run);
  expect(await runs.latestRuns(2)).toEqual([newest, middle]);
  expect(await runs.latestRuns(9)).toEqual([newest, middle, oldest]);
});

it("shows a run's results by account, and an account's by run, newest first", async () => {
  const of = (run: string, account: string): AccountResult => ({ ...result, run, account });
  for (const run of ['2', '1', '3']) {
    for (const account of ['b', 'a#1', 'A']) await runs.saveResult(of(run, account));
  }
  expect(await runs.results('2')).toEqual([of('2', 'A'), of('2', 'a#1'), of('2', 'b')]);
  expect(await runs.latestResults('a#1', 2)).toEqual([of('3', 'a#1'), of('2', 'a#1')]);
  expect(await runs.latestResults('a', 2)).toEqual([]);
});
