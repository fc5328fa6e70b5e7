import { collectionModes, estimatePages } from '@orgcost/collection';
import { utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { accountNames } from '../account-names';
import { caller } from '../aws';
import { collectInto, planRun, type Collected, type CollectionRequest } from '../collect-into';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { knownChargeTypes } from '../known-charge-types';
import { readLedger, writeLedger } from '../ledger';
import { accountIds, positiveInteger } from '../options';
import { renderEstimates } from '../output/estimates';
import { renderJson } from '../output/json';
import { renderRun } from '../output/run-report';
import { renderVerification } from '../output/verification';
import { syncLedgerAccounts } from './accounts';

const optionsSchema = z.object({
  mode: z.enum(collectionModes).exactOptional(),
  since: utcDaySchema.exactOptional(),
  accounts: accountIds.exactOptional(),
  maxPages: positiveInteger.exactOptional(),
  verify: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

/** `orgcost collect` */
export async function collectCosts(context: Context, given: unknown): Promise<ExitCode> {
  const { dryRun, ...options } = parseOptions(optionsSchema, given);
  const request = { mode: context.settings.collection.mode, ...options };
  if (dryRun) return estimate(context, request);

  return writeLedger(context, async (ledger) => {
    // Free, and without it a new account would go unnoticed; whoever names accounts has them in the ledger already,
    // but is to hear at once when it is their own credentials that do not work.
    if (request.accounts) await caller(context.settings);
    else await syncLedgerAccounts(ledger, context);
    const collected = await collectInto(ledger, context, request);
    const { stdout, stderr } = context.io;
    if (context.json) {
      stdout.write(renderJson(collected));
    } else {
      const names = await accountNames(ledger.accounts);
      stdout.write(renderRun(collected.run, collected.results, names));
      if (collected.verification) stdout.write(renderVerification(collected.verification, names));
    }
    if (collected.payerFailure !== undefined) {
      stderr.write(
        `Accounts unknown so far and older months were not looked for: ${collected.payerFailure}\n`,
      );
    }
    return isWhole(collected) ? 0 : 3;
  });
}

function isWhole({ run, payerFailure, verification }: Collected): boolean {
  const compared = (verification?.notCompared ?? []).length === 0;
  return run.status === 'complete' && payerFailure === undefined && compared;
}

/** By what the ledger knows: nothing is asked of AWS, and nothing written. */
async function estimate(context: Context, request: CollectionRequest): Promise<ExitCode> {
  const { estimates, chargeTypes } = await readLedger(context, async (ledger) => {
    const plan = await planRun(ledger, context, request);
    const runs = await ledger.runs.latestRuns(50);
    const chargeTypes = await knownChargeTypes(ledger.costs, runs);
    return { estimates: estimatePages(plan, chargeTypes?.count ?? 0, runs), chargeTypes };
  });
  context.io.stdout.write(
    context.json ? renderJson(estimates) : renderEstimates(estimates, chargeTypes),
  );
  return 0;
}
