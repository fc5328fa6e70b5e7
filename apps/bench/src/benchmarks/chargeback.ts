import { addDays, daysOfBillingPeriod, parseBillingPeriod } from '@orgcost/domain';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Findings } from '../benchmark';
import { openCountedStore } from '../support/counted-store';
import { measureProgram } from '../support/measured-program';
import { seedOrganization } from '../support/seeded-organization';
import { workspaceRoot } from '../support/workspace-root';

const foundSchema = z.object({ preview: z.number(), bare: z.number(), lines: z.number() });

const period = parseBillingPeriod('2026-10');
const costCenters = 500;
const rules = 50;

/** How long the statements of a month take to be worked out, in a process that does nothing else. */
export async function benchChargeback(accounts: number): Promise<Findings> {
  const store = await openCountedStore();
  try {
    await seedOrganization(store, { period, accounts, costCenters });
    const program = join(workspaceRoot, 'dist/apps/bench/preview-month.js');
    const today = addDays(daysOfBillingPeriod(period).to, 7);
    const args = [program, store.endpoint, store.table, period, today, String(rules)];
    const { code, stdout, stderr } = await measureProgram(args, { cwd: tmpdir() });
    if (code !== 0) throw new Error(`A month could not be previewed: ${stderr}`);
    const found = foundSchema.parse(JSON.parse(stdout));
    return {
      benchmark: `chargeback, ${accounts} accounts, ${costCenters} cost centers, ${rules} rules`,
      measures: [
        {
          name: `a preview of ${found.lines.toLocaleString('en-US')} lines`,
          value: found.preview,
          against: found.bare,
          unit: 's',
          atMost: 3,
        },
      ],
    };
  } finally {
    await store.close();
  }
}
