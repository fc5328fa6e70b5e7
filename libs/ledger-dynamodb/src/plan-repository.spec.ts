import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountTask, KeptPlan } from '@orgcost/collection';
import { InvalidInputError, parseInstant, parseUtcDay } from '@orgcost/domain';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
});

afterEach(() => ledger.close());

const window = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-24') };
const plan: KeptPlan = {
  id: 'first',
  run: {
    run: '2026-11-23T06:00:00.000Z-scheduled',
    mode: 'member',
    startedAt: parseInstant('2026-11-23T06:00:00Z'),
    today: parseUtcDay('2026-11-23'),
    window,
    everyAccount: true,
    collectedSince: window.from,
    resumes: '2026-11-22T06:00:00.000Z-scheduled',
  },
  batches: 2,
  maxPages: 100,
  watchedOlderMonths: true,
  payerFailure: 'the payer has no such role',
};
const task = (account: string): AccountTask => ({
  account,
  ranges: [window],
  coverage: { since: window.from, lastComplete: parseUtcDay('2026-11-22') },
  onlyByPayer: 'closed',
});
const batches = [[task('111111111111'), task('222222222222')], [task('333333333333')]];

describe('a plan', () => {
  it('is there as it was kept, with its batches', async () => {
    const { plans } = ledger;
    await plans.keepPlan(plan, batches);

    expect(await plans.plan(plan.run.run)).toEqual(plan);
    expect([await plans.batch(plan, 0), await plans.batch(plan, 1)]).toEqual(batches);
  });

  it('is not there before it is kept', async () => {
    expect(await ledger.plans.plan('2026')).toBeUndefined();
    await expect(ledger.plans.batch(plan, 4)).rejects.toEqual(
      new InvalidInputError(`Run ${plan.run.run} has no batch 4`),
    );
  });

  it('expires thirty days after its run, in items beside it', async () => {
    await ledger.plans.keepPlan(plan, batches);
    const { Items = [] } = await ledger.client.send(new ScanCommand({ TableName: table }));
    const pk = `run#${plan.run.run}`;
    const expiresAt = Date.parse('2026-12-23T06:00:00Z') / 1000;
    expect(Items.map(({ pk, sk, expiresAt }) => ({ pk, sk, expiresAt }))).toEqual([
      { pk, sk: 'batch#first#000000', expiresAt },
      { pk, sk: 'batch#first#000001', expiresAt },
      { pk, sk: 'plan', expiresAt },
    ]);
  });

  it('stays when another is made for the same run, and so do its batches', async () => {
    const { plans } = ledger;
    const other = { ...plan, id: 'second', batches: 1 };

    expect(await plans.keepPlan(plan, batches)).toEqual(plan);
    expect(await plans.keepPlan(other, [[task('444444444444')]])).toEqual(plan);

    expect(await plans.plan(plan.run.run)).toEqual(plan);
    expect([await plans.batch(plan, 0), await plans.batch(plan, 1)]).toEqual(batches);
  });

  it('that was damaged is named', async () => {
    await ledger.plans.keepPlan(plan, batches);
    await ledger.client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `run#${plan.run.run}`, sk: 'plan' },
        UpdateExpression: 'SET batches = :many',
        ExpressionAttributeValues: { ':many': -1 },
      }),
    );
    await expect(ledger.plans.plan(plan.run.run)).rejects.toThrow(
      `The ledger's plan of run ${plan.run.run} cannot be read: batches: `,
    );
  });
});
