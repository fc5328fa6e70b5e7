import { paginateScan } from '@aws-sdk/client-dynamodb';
import type { Run } from '@orgcost/collection';
import { addDays, epochOf, type CollectionMode } from '@orgcost/domain';
import type { LocalOrganization } from '@orgcost/local-organization';
import type { Findings, Measure } from '../benchmark';
import { collect, openBenchWorld, pace, type BenchWorld } from '../support/bench-world';
import type { CountedStore, Writes } from '../support/counted-store';
import { entityOf, writeUnitsOf } from '../support/written-items';
import { readingOfMonth } from './organization-month';

export interface CollectionScenario {
  readonly mode: CollectionMode;
  readonly accounts: number;
  /** UTC days up to today that are collected. */
  readonly days: number;
}

/** Of AssumeRole and Cost Explorer, in seconds. */
const latency = 0.1;

const costEntities = ['CostDay', 'CostMonth'];

/** Collects an organization twice by the built program: the second time nothing has changed. */
export async function benchCollection({
  mode,
  accounts,
  days,
}: CollectionScenario): Promise<Findings> {
  await using world = await openBenchWorld({ accounts, months: 13 });
  const { organization, store, today } = world;
  organization.setFaults({
    delayMilliseconds: latency * 1000,
    operations: ['AssumeRole', 'GetCostAndUsage', 'GetDimensionValues'],
  });
  const since = ['--since', addDays(today, 1 - days)];

  const first = await collect(world, mode, ...since);
  const measures = [pagesOf(first), timeOf(first.run, organization)];
  const newDays = writesOf(store);
  const units = await unitsStored(store);

  const again = await collect(world, mode, ...since);
  return {
    benchmark: `${mode} mode, ${accounts} accounts, ${days} days`,
    measures: [
      ...measures,
      {
        name: peakMemory,
        value: Math.max(first.peakMemory, again.peakMemory) / 2 ** 20,
        against: 256,
        unit: 'MB',
        atMost: 1,
      },
      {
        name: 'write units of new days',
        value: newDays.units,
        against: units,
        unit: 'units',
        atMost: 1,
      },
      {
        name: 'cost items written when nothing changed',
        value: writesOf(store).items,
        against: 0,
        unit: 'items',
        atMost: 1,
      },
      await readingOfMonth(world),
    ],
  };
}

export const peakMemory = 'peak memory';

function pagesOf({ run, served }: { run: Run; served: number }): Measure {
  return { name: 'paid pages', value: run.paidPages, against: served, unit: 'pages', atMost: 1 };
}

function timeOf(run: Run, organization: BenchWorld['organization']): Measure {
  return {
    name: 'collecting',
    value: secondsOf(run),
    against: leastSeconds(organization, run.mode),
    unit: 's',
    ...(isLarge(run) && { atMost: 1.15 }),
  };
}

/** The budget of time is for an organization of ten thousand. */
function isLarge({ mode, outcomes }: Run): boolean {
  const accounts = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return mode === 'member' && accounts >= 10_000;
}

/** A payer's queries follow one another: each is answered before the next is known. */
function leastSeconds({ requests }: LocalOrganization, mode: CollectionMode): number {
  const pages = requests.paidPages();
  const atATime = mode === 'member' ? pace.concurrency : 1;
  const waiting = ((requests.count('AssumeRole') + pages) * latency) / atATime;
  return Math.max(waiting, pages / pace.requestsPerSecond);
}

function secondsOf({ startedAt, finishedAt = startedAt }: Run): number {
  return (epochOf(finishedAt) - epochOf(startedAt)) / 1000;
}

function writesOf({ writes }: CountedStore): Writes {
  const kinds = costEntities.flatMap((kind) => writes.get(kind) ?? []);
  return {
    items: kinds.reduce((sum, { items }) => sum + items, 0),
    units: kinds.reduce((sum, { units }) => sum + units, 0),
  };
}

/** What writing each cost item of the table once takes. */
async function unitsStored({ client, table }: CountedStore): Promise<number> {
  let units = 0;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
    for (const item of Items)
      if (costEntities.includes(entityOf(item))) units += writeUnitsOf(item);
  }
  return units;
}
