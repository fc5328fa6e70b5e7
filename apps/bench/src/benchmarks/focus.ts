import { parseBillingPeriod, type Metric } from '@orgcost/domain';
import { compareAmounts, parseAmount, sumAmounts, zero } from '@orgcost/money';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Findings, Measure } from '../benchmark';
import {
  relationOf,
  sumOf,
  writeFocusFile,
  type FocusFileShape,
  type FocusFormat,
} from '../focus/focus-file';
import { measureQuery } from '../focus/measure-query';
import { openCountedStore, type CountedStore } from '../support/counted-store';
import { measureProgram, type MeasuredRun } from '../support/measured-program';
import { launcher } from '../support/orgcost';

/** Of as many runs the quickest counts: what else the machine does only ever adds. */
const runs = 3;

/** As large organizations have them: ten thousand charges of an account in a month. */
export function focusFileOf(format: FocusFormat, rows: number): FocusFileShape {
  const months = rows > 5_000_000 ? 3 : 1;
  return { format, rows, months, accounts: Math.ceil(rows / months / 10_000) };
}

/** Imports a generated file by the built program, beside plain sums of DuckDB over the same file. */
export async function benchFocus(shape: FocusFileShape): Promise<Findings> {
  const { format, rows, months, accounts } = shape;
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-bench-'));
  const store = await openCountedStore();
  try {
    const file = join(folder, `focus.${format}`);
    const totals = await writeFocusFile(file, shape);
    const importing = (...flags: string[]) => importFile(file, flags, folder, store);

    const relation = relationOf(file, format);
    const [sums, groupedSums, dryRuns] = [seconds(), seconds(), seconds()];
    for (let run = 0; run < runs; run += 1) {
      sums.push(await measureQuery(`SELECT ${sumOf('BilledCost')} FROM ${relation}`));
      groupedSums.push(await measureQuery(groupedSum(relation)));
      dryRuns.push(await importing('--dry-run'));
    }
    const writing = await importing();
    const differences = await countDifferences(store, months, {
      'net-unblended': totals.BilledCost,
      'net-amortized': totals.EffectiveCost,
    });
    store.reset();
    const again = await importing();

    const peak = Math.max(...[...dryRuns.all, writing, again].map(({ peakMemory }) => peakMemory));
    return {
      benchmark: `FOCUS import, ${format}, ${rows} rows, ${accounts} accounts, ${months} months`,
      measures: [
        { name: 'peak memory', value: peak / 2 ** 20, against: 1024, unit: 'MB', atMost: 1 },
        {
          name: 'without ledger writes, beside a plain sum',
          value: dryRuns.least(),
          against: sums.least(),
          unit: 's',
          atMost: 3,
        },
        {
          name: 'without ledger writes, beside the same sums by group',
          value: dryRuns.least(),
          against: groupedSums.least(),
          unit: 's',
        },
        {
          name: 'rows a second, beside a plain sum',
          value: rows / dryRuns.least(),
          against: rows / sums.least(),
          unit: 'rows/s',
        },
        nothing('totals that differ from the sums', differences, 'totals'),
        nothing('cost items written when nothing changed', costItems(store), 'items'),
      ],
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** What an import brings into the ledger, unchecked. */
function groupedSum(relation: string): string {
  return `
    CREATE TABLE cells AS
      SELECT SubAccountId, CAST(left(CAST(ChargePeriodStart AS VARCHAR), 10) AS DATE) AS day, ServiceName,
        ChargeCategory, BillingCurrency, ${sumOf('BilledCost')}, ${sumOf('EffectiveCost')}
      FROM ${relation} GROUP BY ALL`;
}

async function importFile(
  file: string,
  flags: readonly string[],
  cwd: string,
  { table, endpoint }: CountedStore,
): Promise<MeasuredRun> {
  const run = await measureProgram(
    [launcher, 'import', 'focus', file, ...flags, '--table', table, '--endpoint-url', endpoint],
    {
      cwd,
      env: {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'bench',
        AWS_SECRET_ACCESS_KEY: 'bench',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    },
  );
  if (run.code !== 0) throw new Error(`The import ended with ${run.code}: ${run.stderr}`);
  return run;
}

function seconds() {
  const all: MeasuredRun[] = [];
  return {
    all,
    push: (run: MeasuredRun) => void all.push(run),
    least: () => Math.min(...all.map(({ wallSeconds }) => wallSeconds)),
  };
}

/** How many totals of the ledger are not those expected, to the last digit. */
async function countDifferences(
  { ledger }: CountedStore,
  months: number,
  expected: Readonly<Partial<Record<Metric, string>>>,
): Promise<number> {
  const totals = new Map<string, ReturnType<typeof parseAmount>>();
  for (let month = 1; month <= months; month += 1) {
    for await (const { matrix } of ledger.costs.organizationMonth(
      parseBillingPeriod(`2026-0${month}`),
    )) {
      for (const metric of Object.keys(expected) as Metric[]) {
        const amounts = matrix.map(({ amounts }) => amounts[metric] ?? zero);
        totals.set(metric, sumAmounts([totals.get(metric) ?? zero, ...amounts]));
      }
    }
  }
  return Object.entries(expected).filter(
    ([metric, sum]) => compareAmounts(totals.get(metric) ?? zero, parseAmount(sum)) !== 0,
  ).length;
}

function costItems({ writes }: CountedStore): number {
  return ['CostDay', 'CostMonth'].reduce((sum, kind) => sum + (writes.get(kind)?.items ?? 0), 0);
}

function nothing(name: string, value: number, unit: string): Measure {
  return { name, value, against: 0, unit, atMost: 1 };
}
