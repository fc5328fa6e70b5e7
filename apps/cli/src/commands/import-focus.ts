import { findLosses, importCosts, type Losses } from '@orgcost/collection';
import { InvalidInputError } from '@orgcost/domain';
import { openFocusFiles, type FocusFiles } from '@orgcost/focus';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { basename, resolve } from 'node:path';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { writeLedger } from '../ledger';
import { renderImport, renderLosses } from '../output/import';
import { renderJson } from '../output/json';

const optionsSchema = z.object({
  files: z.tuple([z.string()], z.string()),
  provider: z.string().exactOptional(),
  replaceCollected: z.boolean().default(false),
  replaceFuller: z.boolean().default(false),
});

type ImportOptions = z.output<typeof optionsSchema>;

/** `orgcost import focus` */
export async function importFocus(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { io, json } = context;
  // Read and checked to their ends before the ledger is even opened.
  const focus = await openFocusFiles(
    options.files.map((file) => resolve(io.cwd, file)),
    {
      ...(options.provider !== undefined && { provider: options.provider }),
      rejectsFile: resolve(io.cwd, `${basename(options.files[0])}.rejects.csv`),
    },
  );
  try {
    const { summary } = focus;
    for (const warning of summary.warnings) io.stderr.write(`${warning}\n`);
    const { counts, replaced } = await writeLedger(context, (ledger) =>
      bringIn(ledger, focus, options, context),
    );
    io.stdout.write(
      json
        ? renderJson({ ...summary, ...counts, replaced })
        : renderImport(summary, counts, replaced, io.cwd),
    );
    return summary.rejected > 0 ? 3 : 0;
  } finally {
    await focus.close();
  }
}

/** @throws InvalidInputError, with nothing written, when days would lose what they were not allowed to */
async function bringIn(
  ledger: Ledger,
  focus: FocusFiles,
  { replaceCollected, replaceFuller }: ImportOptions,
  { io, clock }: Context,
) {
  const { emptied, ...replaced } = await findLosses(ledger, focus.accounts(), focus.spans);
  const refused: Losses = {
    collected: replaceCollected ? [] : replaced.collected,
    fuller: replaceFuller ? [] : replaced.fuller,
  };
  if (refused.collected.length + refused.fuller.length > 0)
    throw new InvalidInputError(renderLosses(refused, focus.summary, io.cwd));
  return { replaced, counts: await importCosts(ledger, focus.accounts(), emptied, clock()) };
}
