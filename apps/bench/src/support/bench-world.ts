import type { Run } from '@orgcost/collection';
import type { UtcDay, CollectionMode } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganizationOptions } from '@orgcost/local-organization';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCountedStore } from './counted-store';
import type { MeasuredRun } from './measured-program';
import { orgcost, type Surroundings } from './orgcost';
import { thisDay } from './this-day';

/** How the program is set: quick enough that it, and not its pace, is measured. */
export const pace = { concurrency: 16, requestsPerSecond: 100 };

/** An organization whose accounts are in a ledger that has no cost yet. */
export interface BenchWorld extends Surroundings, AsyncDisposable {
  readonly today: UtcDay;
}

export async function openBenchWorld(
  options: Omit<LocalOrganizationOptions, 'today'>,
): Promise<BenchWorld> {
  const today = thisDay();
  const organization = await startLocalOrganization({ ...options, today });
  const store = await openCountedStore();
  const cwd = mkdtempSync(join(tmpdir(), 'orgcost-bench-'));
  const { concurrency, requestsPerSecond } = pace;
  writeFileSync(
    join(cwd, 'orgcost.config.yaml'),
    `collection: { requestsPerSecond: ${requestsPerSecond}, concurrency: ${concurrency} }\n`,
  );
  const surroundings = { cwd, organization, store };
  await orgcost(['accounts', 'sync'], surroundings);
  return {
    ...surroundings,
    today,
    async [Symbol.asyncDispose]() {
      await organization.close();
      await store.close();
      rmSync(cwd, { recursive: true });
    },
  };
}

export interface MeasuredCollection extends MeasuredRun {
  readonly run: Run;
  /** Pages that the organization served and counts as paid. */
  readonly served: number;
}

/**
 * Collects by the built program, counting afresh.
 * @throws Error where a page was served that the run has not counted
 */
export async function collect(
  { organization, store, cwd }: BenchWorld,
  mode: CollectionMode,
  ...options: string[]
): Promise<MeasuredCollection> {
  organization.requests.reset();
  store.reset();
  const args = ['collect', '--mode', mode, '--json', ...options];
  // A run that names what is missing has not failed.
  const measured = await orgcost(args, { organization, store, cwd }, [0, 3]);
  const [run] = await store.ledger.runs.latestRuns(1);
  if (!run) throw new Error('The collection left no run behind');
  const served = organization.requests.paidPages();
  if (run.paidPages < served) {
    throw new Error(`The run counted ${run.paidPages} of ${served} pages that were served`);
  }
  return { ...measured, run, served };
}
