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
import { createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import type * as z from 'zod';
import { collectBatch, collectEventSchema, type CollectResult } from './collect-batch';
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

const collectAll = (collector: Collector, batches: PlanResult['batches']) =>
  Promise.all(batches.map((batch) => send(collectEventSchema, collectBatch, collector, batch)));

const finish = (collector: Collector, planned: PlanResult, collected: CollectResult[]) =>
  send(finishEventSchema, finishRun, collector, { ...planned, collected });

/** Plan, map over the batches, finish. */
async function deliver(collector: Collector, event: object = {}): Promise<FinishResult> {
  const planned = await plan(collector, event);
  return finish(collector, planned, await collectAll(collector, planned.batches));
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
async function contents({ accounts, costs, runs }: Ledger) {
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

  const { run, complete } = await deliver(collector, { mode: 'payer' });

  expect(await contents(collector)).toEqual(await contents(reference));
  expect({ complete, paidPages: run.paidPages }).toEqual({
    complete: true,
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
    expect({ complete: first.complete, paidPages: first.run.paidPages }).toEqual({
      complete: true,
      paidPages: aws.requests.paidPages(),
    });
    expect(byOutcome(await collector.runs.results(first.run.id))['taken-from-payer']).toEqual(
      accountsThatAre(...unreachable),
    );

    aws.requests.reset();
    const again = await plan(collector);
    expect(again).toEqual({
      run: {
        run: '2026-11-09T06:00:00.000Z-scheduled',
        mode: 'member',
        startedAt: time,
        today,
        window,
        everyAccount: true,
        collectedSince: window.from,
      },
      batches: [],
      paidPages: 0,
      watchedOlderMonths: false,
    });
    expect(await finish(collector, again, [])).toEqual(first);
    expect(await contents(collector)).toEqual(reference);
    expect(aws.requests.count()).toBe(0);
  });

  test('an event that is delivered again after its run broke off goes on with it', async () => {
    const collector = await aCollector();
    aws.requests.reset();
    const broken = await plan(collector);
    await collectAll(collector, broken.batches.slice(0, 2));

    await deliver(collector);

    // The payer was asked a second time which accounts have cost; else no page was paid twice.
    const paidPages = (reference.run.paidPages ?? 0) + 1;
    expect(await contents(collector)).toEqual({
      ...reference,
      run: { ...reference.run, paidPages },
    });
    expect(aws.requests.paidPages()).toBe(paidPages);
  });

  test('without a payer role, accounts that cannot be read are named', async () => {
    const collector = await aCollector({ PAYER_ROLE_ARN: '' });

    const { run, complete } = await deliver(collector);

    const results = await collector.runs.results(run.id);
    const { denied } = byOutcome(results);
    expect({ denied, complete }).toEqual({
      denied: accountsThatAre(...unreachable),
      complete: false,
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
    const results = await collector.runs.results(run.id);
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
  expect(planned.paidPages).toBe(1);
  expect(await collector.runs.run(planned.run.run)).toMatchObject({
    status: 'running',
    paidPages: 1,
  });
  const [killed, ...others] = planned.batches;

  const { run, complete } = await finish(collector, planned, await collectAll(collector, others));

  const left = (killed?.tasks ?? []).map(({ account }) => account);
  const results = await collector.runs.results(run.id);
  expect({ complete, left: byOutcome(results)['left-for-next-run'] }).toEqual({
    complete: false,
    left,
  });
  const next = await plan(collector, { time: '2026-11-09T07:00:00Z' });
  expect(next.run.resumes).toBe(run.id);
  expect(next.batches.flatMap(({ tasks }) => tasks.map(({ account }) => account))).toEqual(left);
});

test('no more pages are paid than the event allows, whatever the number of batches', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '' });
  aws.requests.reset();

  const { run, complete } = await deliver(collector, { maxPages: 10 });

  expect({ complete, paidPages: run.paidPages }).toEqual({
    complete: false,
    paidPages: aws.requests.paidPages(),
  });
  expect(run.paidPages).toBeLessThanOrEqual(10);
  expect(Object.values(run.outcomes).reduce((sum, count) => sum + count, 0)).toBe(
    aws.organization.accounts.length,
  );
});

test('a batch that is tried again goes on, within its pages', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '' });
  const { batches } = await plan(collector, { maxPages: 10 });
  aws.requests.reset();

  const first = await send(collectEventSchema, collectBatch, collector, batches[0]);
  const paid = aws.requests.paidPages();
  const again = await send(collectEventSchema, collectBatch, collector, batches[0]);

  expect([again, aws.requests.paidPages()]).toEqual([first, paid]);
  expect(first.paidPages).toBe(paid);
});

test('pages of a batch that was cut off before it told them are counted by its accounts', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '' });
  const planned = await plan(collector);
  aws.requests.reset();
  await collectAll(collector, planned.batches);

  const { run } = await finish(collector, planned, []);

  expect(run.paidPages).toBe(aws.requests.paidPages());
});

test('pages that the payer was asked for by an earlier delivery are counted', async () => {
  const collector = await aCollector();
  aws.requests.reset();
  await plan(collector);

  const { run } = await deliver(collector);

  expect(run.paidPages).toBe(aws.requests.paidPages());
});

test('an event of another kind for the time of a run that has ended is another run', async () => {
  const collector = await aCollector();
  await deliver(collector);

  const { run, batches } = await plan(collector, { since: '2026-10-15' });

  expect(run).toMatchObject({ window: { from: '2026-10-15' } });
  expect(batches).toHaveLength(3);
});

test('a function that is out of time leaves its accounts for the next run, and pays nothing', async () => {
  const collector = await aCollector();
  const { batches } = await plan(collector);
  aws.requests.reset();

  const result = await send(
    collectEventSchema,
    collectBatch,
    collector,
    batches[0],
    AbortSignal.abort(),
  );

  // One account is suspended: it has no turn.
  expect(result).toEqual({ outcomes: { denied: 1, 'left-for-next-run': 6 }, paidPages: 0 });
  expect(aws.requests.paidPages()).toBe(0);
});

test('payer mode without a payer role is refused before anything is done', async () => {
  const collector = await aCollector({ PAYER_ROLE_ARN: '' });

  await expect(plan(collector, { mode: 'payer' })).rejects.toThrow(
    'Payer mode needs a role in the management account: set PAYER_ROLE_ARN, or collect in member mode',
  );
  expect(await collector.runs.latestRuns(1)).toEqual([]);
});
