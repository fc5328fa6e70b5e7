import { DynamoDBClient, paginateScan, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { accountTaskSchema, plannedRunSchema } from '@orgcost/collection';
import { parseUtcDay } from '@orgcost/domain';
import { createLedger } from '@orgcost/ledger-dynamodb';
import { assumptions, bytesOfDay, bytesOfMonth } from '@orgcost/pricing';
import { itemSize } from 'dynalite/db/index.js';
import * as z from 'zod';
import { openLocalSetting } from '../testing/local-setting';

jest.setTimeout(60_000);

const costsSchema = z.array(z.tuple([z.string()], z.array(z.string())));

type Item = Record<string, AttributeValue>;

/** What pricing takes an item of the ledger for. */
function assumedSize(item: Item): number {
  switch (item['__edb_e__']?.S) {
    case 'CostDay':
      return bytesOfDay(linesOf(item));
    case 'CostMonth':
      return bytesOfMonth(linesOf(item), Object.keys(item.days?.M ?? {}).length);
    case 'Account':
      return assumptions.bytesPerAccount;
    case 'BilledMonth':
      return assumptions.bytesPerBill;
    case 'Run':
      return assumptions.bytesPerRun;
    case 'RunAccount':
      return assumptions.bytesPerResult;
    case 'RunBatch':
      return assumptions.bytesPerTask * (item['tasks']?.L?.length ?? 0);
    case 'RunPlan':
      return assumptions.bytesPerRun;
    default:
      throw new Error(`Pricing knows nothing of ${JSON.stringify(item)}`);
  }
}

function linesOf({ costs }: Item): number {
  const services = costsSchema.parse(JSON.parse(costs?.S ?? ''));
  return services.flatMap(([, ...lines]) => lines).length;
}

/** A plan for what the last run read, as a deployed one keeps it. */
async function keepPlanOf(client: DynamoDBClient): Promise<void> {
  const { plans, runs } = createLedger({ client, table: 'orgcost' });
  const [run] = await runs.latestRuns(1);
  if (!run) throw new Error('There is no run');
  const tasks = await runs.results(run.id);
  await plans.keepPlan(
    {
      id: 'plan',
      run: plannedRunSchema.parse({ ...run, run: run.id }),
      batches: 1,
      maxPages: 2000,
      watchedOlderMonths: true,
    },
    [tasks.map((result) => accountTaskSchema.parse(result))],
  );
}

it('takes items for as large as those of a local organization are, but for a tenth', async () => {
  const { embeddedClientConfig, openInMemoryDynamoDb } = await import('@orgcost/embedded-dynamodb');
  const store = await openInMemoryDynamoDb();
  const setting = await openLocalSetting(parseUtcDay('2026-11-10'), 8);
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  const table = `--table orgcost --endpoint-url ${store.endpoint}`;
  try {
    await setting.cli(`collect --since 2026-10-01 ${table}`);
    setting.organization.setToday(parseUtcDay('2026-11-18'));
    await setting.cli(`collect ${table}`, { now: () => Date.parse('2026-11-18T12:00:00Z') });

    await keepPlanOf(client);
    const sizes = new Map<string, { stored: number; assumed: number }>();
    for await (const { Items = [] } of paginateScan({ client }, { TableName: 'orgcost' })) {
      for (const item of Items) {
        const entity = item['__edb_e__']?.S ?? '';
        const { stored, assumed } = sizes.get(entity) ?? { stored: 0, assumed: 0 };
        sizes.set(entity, {
          stored: stored + itemSize(item),
          assumed: assumed + assumedSize(item),
        });
      }
    }
    expect([...sizes.keys()].sort()).toEqual([
      'Account',
      'BilledMonth',
      'CostDay',
      'CostMonth',
      'Run',
      'RunAccount',
      'RunBatch',
      'RunPlan',
    ]);
    const isOff = ({ stored, assumed }: { stored: number; assumed: number }): boolean =>
      Math.abs(stored - assumed) > assumed / 10;
    expect([...sizes].filter(([, size]) => isOff(size))).toEqual([]);
  } finally {
    client.destroy();
    await setting.close();
    await store.close();
  }
});
