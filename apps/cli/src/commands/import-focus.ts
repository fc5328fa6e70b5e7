import { importCosts, type ImportCounts } from '@orgcost/collection';
import { metrics } from '@orgcost/domain';
import { openFocusFile, type FocusSummary } from '@orgcost/focus';
import { basename, relative, resolve } from 'node:path';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { writeLedger } from '../ledger';
import { count } from '../output/count';
import { metricTitles } from '../output/costs';
import { renderJson } from '../output/json';

const optionsSchema = z.object({ file: z.string(), provider: z.string().exactOptional() });

/** `orgcost import focus` */
export async function importFocus(context: Context, given: unknown): Promise<ExitCode> {
  const { file, ...options } = parseOptions(optionsSchema, given);
  const { io, clock, json } = context;
  // Read and checked to its end before the ledger is even opened.
  const focus = await openFocusFile(resolve(io.cwd, file), {
    ...options,
    rejectsFile: resolve(io.cwd, `${basename(file)}.rejects.csv`),
  });
  try {
    const { summary } = focus;
    const counts = await writeLedger(context, (ledger) =>
      importCosts(ledger, focus.accounts(), clock()),
    );
    for (const warning of summary.warnings) io.stderr.write(`${warning}\n`);
    io.stdout.write(
      json ? renderJson({ ...summary, ...counts }) : importText(summary, counts, io.cwd),
    );
    return summary.rejected > 0 ? 3 : 0;
  } finally {
    await focus.close();
  }
}

function importText(summary: FocusSummary, counts: ImportCounts, cwd: string): string {
  const { rows, rejected, otherProviders, rejectsFile } = summary;
  const others = otherProviders > 0 ? `, ${otherProviders} of other providers` : '';
  const rejects = rejectsFile === undefined ? '' : `: see ${relative(cwd, rejectsFile)}`;
  const totals = summary.totals.flatMap(({ currency, amounts }) =>
    metrics.flatMap((metric) => {
      const amount = amounts[metric];
      return amount === undefined ? [] : [`${metricTitles[metric]}: ${amount} ${currency}`];
    }),
  );
  return [
    `${count(rows, 'row')}: ${summary.taken} taken${others}, ${rejected} rejected${rejects}`,
    `${count(counts.accounts, 'account')}: ${count(counts.daysWritten, 'day')} written, ${count(counts.daysUnchanged, 'day')} unchanged`,
    ...totals,
    '',
  ].join('\n');
}
