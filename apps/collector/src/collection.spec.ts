import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CappedPageMeter,
  collect,
  planCollection,
  syncAccounts,
  type AccountResult,
} from '@orgcost/collection';
import {
  parseInstant,
  parseUtcDay,
  utcDayOf,
  type DayRange,
  type CollectionMode,
} from '@orgcost/domain';
import { openInMemoryDynamoDb, type InMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { createTable, type CollectionLedger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import type * as z from 'zod';
import { collectBatch, collectEventSchema } from './collect-batch';
import { createCollector, type Collector } from './composition';
import { readConfig } from './config';
import { finishEventSchema, finishRun, type FinishResult } from './finish-run';
import { parseEvent, type Step } from './lambda';
import { planEventSchema, planRun, type PlanResult } from './plan-run';

const today = parseUtcDay('2026-11-09');
const time = parseInstant('2026-11-09T06:00:00Z');
const window: DayRange = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-10') };
const neverStop = new AbortController().signal;

// Each test is a collection or two.
jest.setTimeout(60_000);

let aws: LocalOrganization;
let dynamoDb: InMemoryDynamoDb;
const environment = { ...process.env };

beforeAll(async () => {
  aws = await startLocalOrganization({ today, accounts: 20 });
  dynamoDb = await openInMemoryDynamoDb();
  Object.assign(process.env, aws.environment, { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint });
});

afterAll(async () => {
  process.env = environment;
  await Promise.all([aws.close(), dynamoDb.close()]);
});

let tables = 0;

/** A collector with a ledger of its own. */
async function aCollector(settings: Record<string, string> = {}): Promise<Collector> {
  const table = `ledger-${(tables += 1)}`;
  const client = new DynamoDBClient();
  await createTable(client, table);
  client.destroy();
  const config = readConfig({
    TABLE_NAME: table,
    MEMBER_ROLE_NAME: aws.settings.memberRoleName,
    EXTERNAL_ID: aws.settings.externalId,
    PAYER_ROLE_ARN: aws.settings.payerRoleArn,
    REQUESTS_PER_SECOND: '1000',
    BATCH_SIZE: '7',
    ...settings,
  });
  return createCollector(config, () => parseInstant('2026-11-09T06:05:00Z'));
}

/** Sends an event as JSON, as it travels between functions. */
async function send<Schema extends z.ZodType, Result>(
  schema: Schema,
  step: Step<z.output<Schema>, Result>,
  collector: Collector,
  event: unknown,
  stop = neverStop,
): Promise<Result> {
  const result = await step(collector, parseEvent(schema, overTheWire(event)), stop);
  return overTheWire(result) as Result;
}

function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const plan = (collector: Collector, event: object = {}) =>
  send(planEventSchema, planRun, collector, { time, ...event });

const collectOne = (collector: Collector, run: string, batch: number | undefined) =>
  send(collectEventSchema, collectBatch, collector, { run, batch });

const collectAll = (collector: Collector, { run, batches }: PlanResult) =>
  Promise.all(batches.map((batch) => collectOne(collector, run, batch)));

const finish = (collector: Collector, { run }: PlanResult) =>
  send(finishEventSchema, finishRun, collector, { run });

/** As the state machine goes: plan, map over the batches or ask the payer for all, finish. */
async function deliver(collector: Collector, event: object = {}): Promise<FinishResult> {
  const planned = await plan(collector, event);
  if (planned.mode === 'payer') await collectOne(collector, planned.run, undefined);
  else await collectAll(collector, planned);
  return finish(collector, planned);
}

async function accountsOf({ plans }: Collector, run: string, batch: number): Promise<string[]> {
  const plan = await plans.plan(run);
  return plan ? (await plans.batch(plan, batch)).map(({ account }) => account) : [];
}

/** A ledger after the same collection as the command line makes it, in one process. */
async function collectInOneProcess(mode: CollectionMode): Promise<Collector> {
  const collector = await aCollector();
  const { clock, config } = collector;
  await syncAccounts(collector, { today: utcDayOf(clock()), ownerTag: config.ownerTag });
  const whole = await planCollection(collector, { run: 'reference', mode, now: time });
  await collect(collector, {
    ...collector,
    plan: whole,
    meter: new CappedPageMeter(),
    concurrency: config.concurrency,
  });
  return collector;
}

/** Everything that a ledger tells, but for what runs are called. */
async function contents({ accounts, costs, runs }: CollectionLedger) {
  const profiles = await accounts.profiles();
  const [run] = await runs.latestRuns(1);
  const results = await runs.results(run?.id ?? '');
  return {
    profiles,
    days: await Promise.all(results.map(({ account }) => costs.days(account, window))),
    run: { ...run, id: 'run' },
    results: results.map((result) => ({ ...result, run: 'run' })),
  };
}

function byOutcome(results: readonly AccountResult[]): Record<string, string[]> {
  const accounts: Record<string, string[]> = {};
  for (const { outcome, account } of results) (accounts[outcome] ??= []).push(account);
  return accounts;
}

function accountsDenied(results: readonly AccountResult[], why: string): string[] {
  return results.filter(({ reason }) => reason === why).map(({ account }) => account);
}

function accountsThatAre(...specials: readonly string[]): string[] {
  return aws.organization.accounts
    .filter(({ special = '' }) => specials.includes(special))
    .map(({ id }) => id)
    .sort();
}

/** Accounts that can be asked, and see some of a range otherwise than the payer. */
function accountsSeeingOtherwise(range: DayRange): string[] {
  const denied = new Set(accountsThatAre(...unreachable));
  const differing = aws.organization.differencesWithin(range, today).map(({ account }) => account);
  return [...new Set(differing)].filter((account) => !denied.has(account)).sort();
}

const unreachable = ['suspended', 'closing', 'closed', 'role-denied', 'role-missing'] as const;

test('in payer mode, the steps leave the ledger that one process leaves', async () => {
  const [collector, reference] = [await aCollector(), await collectInOneProcess('payer')];
  aws.requests.reset();

  const { status, paidPages } = await deliver(collector, { mode: 'payer' });

  expect(await contents(collector)).toEqual(await contents(reference));
  expect({ status, paidPages }).toEqual({
    status: 'complete',
    paidPages: aws.requests.paidPages(),
  });
});

describe('in member mode', () => {
  let reference: Awaited<ReturnType<typeof contents>>;

  beforeAll(async () => {
    reference = await contents(await collectInOneProcess('member'));
  });

  test('the steps leave the ledger that one process leaves, and change nothing when they are repeated', async () => {
    const collector = await aCollector();
    aws.requests.reset();
    const first = await deliver(collector);

    expect(await contents(collector)).toEqual(reference);
    expect({ status: first.status, paidPages: first.paidPages }).toEqual({
      status: 'complete',
      paidPages: aws.requests.paidPages(),
    });
    expect(byOutcome(await collector.runs.results(first.run))['taken-from-payer']).toEqual(
      accountsThatAre(...unreachable),
    );

    aws.requests.reset();
    const again = await plan(collector);
    expect(again).toEqual({
      run: '2026-11-09T06:00:00.000Z-scheduled',
      mode: 'member',
      batches: [],
    });
    expect(await collectOne(collector, again.run, undefined)).toEqual({
      outcomes: {},
      paidPages: 0,
      outOfTime: false,
    });
    expect(await finish(collector, again)).toEqual(first);
    expect(await contents(collector)).toEqual(reference);
    expect(aws.requests.count()).toBe(0);
  });

  test('an event that is delivered again after its run broke off goes on with it', async () => {
    const collector = await aCollector();
    aws.requests.reset();
    const broken = await plan(collector);
    await collectAll(collector, { ...broken, batches: broken.batches.slice(0, 2) });

    expect(await plan(collector)).toEqual(broken);
    await deliver(collector);

    expect(await contents(collector)).toEqual(reference);
    expect(aws.requests.paidPages()).toBe(reference.run.paidPages);
  });

  test('without a payer role, accounts that cannot be read are named', async () => {
    const collector = await aCollector({ PAYER_ROLE_ARN: '' });

    const { run, status } = await deliver(collector);

    const results = await collector.runs.results(run);
    const { denied } = byOutcome(results);
    expect({ denied, status }).toEqual({
      denied: accountsThatAre(...unreachable),
      status: 'partial',
    });
    expect(accountsDenied(results, 'it is suspended: no role can be assumed there')).toEqual(
      accountsThatAre('suspended'),
    );
    expect(accountsDenied(results, 'it is closed: no role can be assumed there')).toEqual(
      accountsThatAre('closed'),
    );
  });
});

test('a month that an account sees otherwise than the payer is not read again for that', async () => {
  const collector = await aCollector();
  const olderMonthsRead = async (event: object): Promise<string[]> => {
    const { run } = await deliver(collector, event);
    const results = await collector.runs.results(run);
    return results
      .filter(({ ranges }) => ranges.some(({ to }) => to <= window.from))
      .map(({ account }) => account);
  };

  expect(await olderMonthsRead({ since: '2026-09-01' })).toEqual([]);
  expect(accountsSeeingOtherwise({ from: parseUtcDay('2026-09-01'), to: window.from })).not.toEqual(
    [],
  );
  expect(await olderMonthsRead({ time: '2026-11-16T06:00:00Z' })).toEqual([]);
  expect(await olderMonthsRead({ time: '2026-11-23T06:00:00Z' })).toEqual([]);
});

test('accounts of a batch that was killed are named, and read by the next run', async () => {
  const collector = await aCollector();
  const planned = await plan(collector);
  expect(await collector.runs.run(planned.run)).toMatchObject({ status: 'running', paidPages: 1 });
  const [killed, ...others] = planned.batches;

  await collectAll(collector, { ...planned, batches: others });
  const { run, status, accountsOfFailedBatches } = await finish(collector, planned);

  const left = await accountsOf(collector, run, killed ?? NaN);
  expect(accountsOfFailedBatches).toBe(left.length);
  const results = await collector.runs.results(run);
  expect({ status, left: byOutcome(results)['left-for-next-run'] }).toEqual({
    status: 'partial',
    left,
  });
  const next = await plan(collector, { time: '2026-11-09T07:00:00Z' });
  expect((await collector.plans.plan(next.run))?.run.resumes).toBe(run);
  expect(next.batches).toEqual([0]);
  expect(await accountsOf(collector, next.run, 0)).toEqual(left);
});

test('no more pages are paid than the event allows, by twenty functions at once', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '', BATCH_SIZE: '1' });
  aws.requests.reset();

  const { paidPages, outcomes, status } = await deliver(collector, { maxPages: 7 });

  expect({ paidPages, status }).toEqual({ paidPages: aws.requests.paidPages(), status: 'partial' });
  // An account that is denied holds a page while it is asked.
  expect(paidPages).toBeLessThanOrEqual(7);
  expect(paidPages).toBeGreaterThan(0);
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(
    aws.organization.accounts.length,
  );
});

test('a batch that is tried again goes on, and pays nothing twice', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '' });
  const { run } = await plan(collector, { maxPages: 10 });
  aws.requests.reset();

  const first = await collectOne(collector, run, 0);
  const paid = aws.requests.paidPages();
  const again = await collectOne(collector, run, 0);

  expect(first.paidPages).toBe(paid);
  expect(again).toEqual({ ...first, paidPages: 0 });
  expect(aws.requests.paidPages()).toBe(paid);
});

test('a run that was not planned is refused in one line', async () => {
  const collector = await aCollector();
  const refusal = 'Run 2026 has no plan: the step that plans comes first';

  await expect(collectOne(collector, '2026', 0)).rejects.toThrow(refusal);
  await expect(finish(collector, { run: '2026', mode: 'member', batches: [] })).rejects.toThrow(
    refusal,
  );
});

test('an event of another kind for the time of a run that has ended is another run', async () => {
  const collector = await aCollector();
  await deliver(collector);

  const { run, batches } = await plan(collector, { since: '2026-10-15' });

  expect(await collector.plans.plan(run)).toMatchObject({
    run: { window: { from: '2026-10-15' } },
  });
  expect(batches).toEqual([0, 1, 2]);
});

test('a function that is out of time leaves its accounts for the next run, and pays nothing', async () => {
  const collector = await aCollector();
  const { run } = await plan(collector);
  aws.requests.reset();

  const result = await send(
    collectEventSchema,
    collectBatch,
    collector,
    { run, batch: 0 },
    AbortSignal.abort(),
  );

  // One account is suspended: it has no turn.
  expect(result).toEqual({
    outcomes: { denied: 1, 'left-for-next-run': 6 },
    paidPages: 0,
    outOfTime: true,
  });
  expect(aws.requests.paidPages()).toBe(0);
});

test('a function that was out of time is called again, and goes on', async () => {
  const collector = await aCollector();
  const { run } = await plan(collector);
  const step = (stop: AbortSignal) =>
    send(collectEventSchema, collectBatch, collector, { run, batch: 0 }, stop);
  await step(AbortSignal.abort());

  const { outcomes, outOfTime } = await step(neverStop);

  expect(outOfTime).toBe(false);
  expect(outcomes['left-for-next-run']).toBeUndefined();
});

test('a plan is made where there is no time to read the tags of all accounts, and says so', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const collector = await aCollector();

  const { batches } = await send(
    planEventSchema,
    planRun,
    collector,
    { time },
    AbortSignal.abort(),
  );

  expect(batches).toEqual([0, 1, 2]);
  expect(warn.mock.calls).toEqual([
    ['Tags of 20 accounts were not read in time: those of before hold'],
  ]);
  warn.mockRestore();
});

test('payer mode without a payer role is refused before anything is done', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '' });

  await expect(plan(collector, { mode: 'payer' })).rejects.toThrow(
    'Payer mode needs a role in the management account: set PAYER_ROLE_ARN, or collect in member mode',
  );
  expect(await collector.runs.latestRuns(1)).toEqual([]);
});
