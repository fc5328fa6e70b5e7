import { billingPeriodOf } from '@orgcost/domain';
import { join } from 'node:path';
import * as z from 'zod';
import type { Measure } from '../benchmark';
import type { BenchWorld } from '../support/bench-world';
import { measureProgram } from '../support/measured-program';
import { workspaceRoot } from '../support/workspace-root';

const timesSchema = z.object({ exact: z.number(), bare: z.number() });

/** How long the open month of all accounts takes to be read, in a process that does nothing else. */
export async function readingOfMonth({ cwd, store, today }: BenchWorld): Promise<Measure> {
  const program = join(workspaceRoot, 'dist/apps/bench/read-month.js');
  const args = [program, store.endpoint, store.table, billingPeriodOf(today)];
  const { code, stdout, stderr } = await measureProgram(args, { cwd });
  if (code !== 0) throw new Error(`A month could not be read: ${stderr}`);
  const { exact, bare } = timesSchema.parse(JSON.parse(stdout));
  return { name: "an organization's month", value: exact, against: bare, unit: 's', atMost: 2 };
}
