import { paginateScan } from '@aws-sdk/client-dynamodb';
import { collectionModes, type CollectionMode, type Run } from '@orgcost/collection';
import { addDays, epochOf, instantFromEpoch, utcDayOf } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Findings, Measure } from '../benchmark';
import { openCountedStore, type CountedStore, type Writes } from '../support/counted-store';
import { orgcost, type Surroundings } from '../support/orgcost';
import { entityOf, writeUnitsOf } from '../support/written-items';

export interface CollectionScenario {
  readonly mode: CollectionMode;
  readonly accounts: number;
  /** UTC days up to today that are collected. */
  readonly days: number;
}

/** Of AssumeRole and Cost Explorer, in seconds. */
const latency = 0.1;
const concurrency = 16;
const requestsPerSecond = 100;

const costEntities = ['CostDay', 'CostMonth'];

export function everyMode(accounts: number, days: number): CollectionScenario[] {
  return collectionModes.map((mode) => ({ mode, accounts, days }));
}

/** Collects an organization twice by the built program: the second time nothing has changed. */
export async function benchCollection(scenario: CollectionScenario): Promise<Findings> {
  // The program goes by the machine's clock, and so does its organization.
  const today = utcDayOf(instantFromEpoch(Date.now()));
  const { accounts, days, mode } = scenario;
  const organization = await startLocalOrganization({ today, accounts, months: 13 });
  const store = await openCountedStore();
  const cwd = mkdtempSync(join(tmpdir(), 'orgcost-bench-'));
  writeFileSync(
    join(cwd, 'orgcost.config.yaml'),
    `collection: { requestsPerSecond: ${requestsPerSecond}, concurrency: ${concurrency} }\n`,
  );
  const surroundings = { cwd, organization, store };
  const args = ['collect', '--mode', mode, '--since', addDays(today, 1 - days), '--json'];
  try {
    await orgcost(['accounts', 'sync'], surroundings);
    organization.setFaults({
      delayMilliseconds: latency * 1000,
      operations: ['AssumeRole', 'GetCostAndUsage', 'GetDimensionValues'],
    });
    const first = await measured(args, surroundings);
    const again = await measured(args, surroundings);
    return {
      benchmark: `${mode} mode, ${accounts} accounts, ${days} days`,
      measures: [
        ...first.measures,
        {
          name: 'peak memory',
          value: Math.max(first.peakMemory, again.peakMemory) / 2 ** 20,
          against: 256,
          unit: 'MB',
          atMost: 1,
        },
        {
          name: 'write units of new days',
          value: first.costWrites.units,
          against: await unitsStored(store),
          unit: 'units',
          atMost: 1,
        },
        {
          name: 'cost items written when nothing changed',
          value: again.costWrites.items,
          against: 0,
          unit: 'items',
          atMost: 1,
        },
      ],
    };
  } finally {
    await organization.close();
    await store.close();
    rmSync(cwd, { recursive: true });
  }
}

interface MeasuredCollection {
  readonly measures: readonly Measure[];
  /** In bytes. */
  readonly peakMemory: number;
  readonly costWrites: Writes;
}

async function measured(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<MeasuredCollection> {
  const { organization, store } = surroundings;
  organization.requests.reset();
  store.reset();
  // A run that names what is missing has not failed.
  const { peakMemory } = await orgcost(args, surroundings, [0, 3]);
  const [run] = await store.ledger.runs.latestRuns(1);
  if (!run) throw new Error('The collection left no run behind');
  const served = organization.requests.paidPages();
  if (run.paidPages < served) {
    throw new Error(`The run counted ${run.paidPages} of ${served} pages that were served`);
  }
  const costWrites = sumOf(store);
  return {
    peakMemory,
    costWrites,
    measures: [
      { name: 'paid pages', value: run.paidPages, against: served, unit: 'pages', atMost: 1 },
      {
        name: 'collecting',
        value: secondsOf(run),
        against: leastSeconds(organization, run.mode),
        unit: 's',
        ...(isLarge(run) && { atMost: 1.15 }),
      },
    ],
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
  const atATime = mode === 'member' ? concurrency : 1;
  const waiting = ((requests.count('AssumeRole') + pages) * latency) / atATime;
  return Math.max(waiting, pages / requestsPerSecond);
}

function secondsOf({ startedAt, finishedAt = startedAt }: Run): number {
  return (epochOf(finishedAt) - epochOf(startedAt)) / 1000;
}

function sumOf({ writes }: CountedStore): Writes {
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
