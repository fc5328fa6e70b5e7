import {
  findLosses,
  importCosts,
  previewImport,
  type CostPreview,
  type ImportCounts,
  type Losses,
} from '@orgcost/collection';
import { InvalidInputError } from '@orgcost/domain';
import { openFocusFiles, type FocusFiles, type FocusOptions } from '@orgcost/focus';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { basename, resolve } from 'node:path';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import type { ExitCode, Io } from '../io';
import { hasLedger, readLedger, writeLedger } from '../ledger';
import { count } from '../output/count';
import { renderImport, renderLosses } from '../output/import';
import { renderJson } from '../output/json';
import { startProgress } from '../output/progress';

const optionsSchema = z.object({
  files: z.tuple([z.string()], z.string()),
  provider: z.string().exactOptional(),
  replaceCollected: z.boolean().default(false),
  replaceFuller: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

type ImportOptions = z.output<typeof optionsSchema>;

interface BroughtIn {
  readonly replaced: Losses;
  readonly counts: ImportCounts;
}

/** `orgcost import focus` */
export async function importFocus(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { io, json } = context;
  // Read and checked to their ends before the ledger is even opened.
  const focus = await readFiles(
    options.files.map((file) => resolve(io.cwd, file)),
    {
      ...(options.provider !== undefined && { provider: options.provider }),
      rejectsFile: resolve(io.cwd, `${basename(options.files[0])}.rejects.csv`),
    },
    io,
  );
  try {
    const { summary } = focus;
    for (const warning of summary.warnings) io.stderr.write(`${warning}\n`);
    const { dryRun } = options;
    const { counts, replaced } =
      (dryRun || summary.taken === 0) && !hasLedger(context)
        ? await bringIntoNone(focus, context)
        : await (dryRun ? readLedger : writeLedger)(context, (ledger) =>
            bringIn(ledger, focus, options, context),
          );
    io.stdout.write(
      json
        ? renderJson({ ...summary, ...counts, replaced, dryRun })
        : renderImport(summary, counts, replaced, dryRun, io.cwd),
    );
    return summary.rejected > 0 ? 3 : 0;
  } finally {
    await focus.close();
  }
}

/** Tells how far it is on a terminal; elsewhere what is read at once would only be noise. */
async function readFiles(
  files: readonly string[],
  options: FocusOptions,
  { stderr }: Pick<Io, 'stderr'>,
): Promise<FocusFiles> {
  if (!stderr.isTTY) return openFocusFiles(files, options);
  const named = count(files.length, 'file');
  const progress = await startProgress({ stderr }, `Reading ${named}, in percent`, 100);
  const onProgress = (part: number) => {
    progress.advance(Math.floor(part * 100));
  };
  try {
    const focus = await openFocusFiles(files, { ...options, onProgress });
    progress.finish(`Read ${count(focus.summary.rows, 'row')} of ${named}`);
    return focus;
  } catch (error) {
    progress.fail('The files could not be read');
    throw error;
  }
}

/** @throws InvalidInputError, with nothing written, when days would lose what they were not allowed to */
async function bringIn(
  ledger: Ledger,
  focus: FocusFiles,
  { replaceCollected, replaceFuller, dryRun }: ImportOptions,
  { io, clock }: Context,
): Promise<BroughtIn> {
  const { emptied, ...replaced } = await findLosses(ledger, focus);
  const refused: Losses = {
    collected: replaceCollected ? [] : replaced.collected,
    fuller: replaceFuller ? [] : replaced.fuller,
  };
  if (refused.collected.length + refused.fuller.length > 0)
    throw new InvalidInputError(renderLosses(refused, focus.summary, io.cwd));
  const bring = dryRun ? previewImport : importCosts;
  return { replaced, counts: await bring(ledger, focus.accounts(), emptied, clock()) };
}

/** Where there is no ledger yet, and nothing to write: it is not made for that. */
async function bringIntoNone(focus: FocusFiles, { clock }: Context): Promise<BroughtIn> {
  const costs: CostPreview = {
    preview: ({ days }) =>
      Promise.resolve({ written: days.map(({ day }) => day), unchanged: [], superseded: [] }),
  };
  return {
    replaced: { collected: [], fuller: [] },
    counts: await previewImport({ costs }, focus.accounts(), [], clock()),
  };
}
