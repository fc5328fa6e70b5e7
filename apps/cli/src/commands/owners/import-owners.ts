import { importOwners } from '@orgcost/chargeback';
import { ownershipSettings } from '@orgcost/config';
import { utcDaySchema } from '@orgcost/domain';
import { basename } from 'node:path';
import * as z from 'zod';
import { userName } from '../../alerts/user-name';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { shortNote } from '../../options';
import { renderImportedOwners } from '../../output/imported-owners';
import { writeJson } from '../../output/json';
import { newCostCenters } from '../../owners/new-cost-centers';
import { knownAccounts } from '../../owners/known-accounts';
import { readTextFile } from '../../read-text-file';

const optionsSchema = z.object({
  file: z.string(),
  from: utcDaySchema.exactOptional(),
  by: shortNote.exactOptional(),
  allowUnknown: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

/** `orgcost owners import` */
export async function importOwnersOfFile(context: Context, given: unknown): Promise<ExitCode> {
  const { file, by, ...options } = parseOptions(optionsSchema, given);
  const { io, json, settings, clock, today } = context;
  const said = {
    ...options,
    text: await readTextFile(file, io),
    file: basename(file),
    costCenters: settings.chargeback.costCenters,
    at: clock(),
    // Of a dry run nobody is told.
    by: by ?? (options.dryRun ? 'nobody' : userName(io)),
  };
  const [imported, unheardOf] = await readLedger(context, async (ledger) => {
    const { accounts, assignments } = ledger;
    const before = await assignments.assignments();
    const result = await importOwners(
      { assignments, knownAccounts: (asked) => knownAccounts(ledger, asked, today) },
      said,
    );
    const ownership = ownershipSettings(settings);
    return [result, await newCostCenters({ accounts }, ownership, before, result.added)] as const;
  });
  const { dryRun } = options;
  if (json) writeJson(io.stdout, { ...imported, newCostCenters: unheardOf, dryRun });
  else io.stdout.write(renderImportedOwners(imported, unheardOf, dryRun));
  return 0;
}
