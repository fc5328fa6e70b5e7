import { InvalidInputError } from '@orgcost/domain';
import { withKnownPages, type Run, type RunLedger, type RunStatus } from '@orgcost/collection';
import pMap from 'p-map';
import * as z from 'zod';
import { accountNames } from '../output/account-names';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { readLedger } from '../ledger';
import { positiveInteger } from '../options';
import { renderJson, writeJson } from '../output/json';
import { renderRun } from '../output/run-report';
import { renderTable } from '../output/table';
import { terminalWidth } from '../output/width';

/** Short, so that a run has one line of 80 characters. */
const shortStatusTexts: Readonly<Record<RunStatus, string>> = {
  running: 'not done',
  complete: 'done',
  partial: 'in part',
  failed: 'failed',
};

/** `orgcost runs list` */
export async function listRuns(context: Context, given: unknown): Promise<ExitCode> {
  const { limit } = parseOptions(z.object({ limit: positiveInteger }), given);
  const runs = await readLedger(context, async (ledger) => {
    const latest = await ledger.runs.latestRuns(limit);
    return pMap(latest, (run) => asFarAsKnown(ledger.runs, run), { concurrency: 1 });
  });
  context.io.stdout.write(
    context.json ? renderJson(runs) : renderRuns(runs, terminalWidth(context.io)),
  );
  return 0;
}

/** `orgcost runs show` */
export async function showRun(context: Context, given: unknown): Promise<ExitCode> {
  const { run: id } = parseOptions(z.object({ run: z.string().optional() }), given);
  return readLedger<ExitCode>(context, async ({ accounts, runs }) => {
    const found = id === undefined ? (await runs.latestRuns(1))[0] : await runs.run(id);
    if (!found) throw new InvalidInputError(noRun(id));
    const results = await runs.results(found.id);
    const run = withKnownPages(found, results);
    if (context.json) writeJson(context.io.stdout, { run, results });
    else {
      const names = await accountNames(accounts);
      const { mode } = context.settings.collection;
      context.io.stdout.write(renderRun(run, results, names, mode));
    }
    return 0;
  });
}

/** Only of those that did not tell their pages at their end are the accounts read. */
async function asFarAsKnown(runs: Pick<RunLedger, 'results'>, run: Run): Promise<Run> {
  return run.status === 'running' ? withKnownPages(run, await runs.results(run.id)) : run;
}

function renderRuns(runs: readonly Run[], width?: number): string {
  if (runs.length === 0) return 'The ledger has no run yet: "orgcost collect" makes one.\n';
  return renderTable(
    [
      { title: 'Run', cell: ({ id }) => id },
      { title: 'Mode', cell: ({ mode }) => mode },
      // Through the day of the run, which its id begins with.
      { title: 'Since', cell: ({ window }) => window.from },
      {
        title: 'Accounts',
        align: 'right',
        // Counted at its end.
        cell: ({ outcomes, status }) =>
          status === 'running' ? '' : String(total(Object.values(outcomes))),
      },
      {
        title: 'Paid pages',
        align: 'right',
        cell: ({ paidPages, status }) => `${status === 'running' ? '≥ ' : ''}${paidPages}`,
      },
      { title: 'Status', shrinks: true, cell: ({ status }) => shortStatusTexts[status] },
    ],
    runs,
    { width },
  );
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function noRun(id: string | undefined): string {
  return id === undefined
    ? 'The ledger has no run yet: "orgcost collect" makes one'
    : `The ledger has no run ${id}: "orgcost runs list" shows those that it has`;
}
