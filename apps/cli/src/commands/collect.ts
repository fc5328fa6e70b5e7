import { utcDaySchema, collectionModes } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { accountsWithCosts, alertInProcess, type Alerting } from '../alerts/alert-in-process';
import { mailFolderOf } from '../alerts/mail-folder';
import { accountNames } from '../output/account-names';
import { caller } from '../aws/clients';
import { assertPayer } from '../collection/assert-payer';
import { collectInto, type Collected, type CollectionRequest } from '../collection/collect-into';
import { parseOptions, type Context } from '../context';
import type { CollectionVerification } from '../collection/verify-collection';
import { estimateCollection } from '../collection/estimate-collection';
import type { ExitCode } from '../io';
import { readLedger } from '../ledger';
import { accountIds, positiveInteger } from '../options';
import { renderAlerting } from '../output/alerting';
import { renderEstimate } from '../output/estimates';
import { renderJson, writeJson } from '../output/json';
import { renderRun } from '../output/run-report';
import { renderVerification } from '../output/verification';
import { terminalWidth } from '../output/width';
import { bringAccountsInLine } from './accounts';

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
  assertPayer(context.settings, request);
  if (dryRun) return estimate(context, request);

  // Free, and without it a new account would go unnoticed; whoever names accounts has them in the ledger already,
  // but is to hear at once when it is their own credentials that do not work.
  await (request.accounts ? caller(context.settings) : bringAccountsInLine(context));
  return readLedger<ExitCode>(context, async (ledger) => {
    const collected = await collectInto(ledger, context, request);
    const alerting = await alertHere(ledger, context, collected);
    await report({ ...collected, ...(alerting && { alerting }) }, ledger, context);
    return exitCodeOf(collected);
  });
}

/** A deployment has functions for that; where there is none, alerts are raised here, and mails are written. */
async function alertHere(
  ledger: Ledger,
  { settings, clock }: Context,
  { results }: Collected,
): Promise<Alerting | undefined> {
  const { alarms, store } = settings;
  if (!alarms || store.kind !== 'embedded') return undefined;
  const context = { clock, settings: { ...settings, alarms } };
  return alertInProcess(ledger, context, accountsWithCosts(results), mailFolderOf(store));
}

async function report(
  collected: Collected & { readonly alerting?: Alerting },
  ledger: Ledger,
  { io, json, settings }: Context,
): Promise<void> {
  const { run, results, verification, alerting } = collected;
  if (json) {
    writeJson(io.stdout, collected);
  } else {
    const names = await accountNames(ledger.accounts);
    io.stdout.write(renderRun(run, results, names, settings.collection.mode));
    if (verification) {
      io.stdout.write(renderVerification(verification, names, terminalWidth(io)));
    }
    if (alerting) io.stdout.write(`\n${renderAlerting(alerting, io.cwd, terminalWidth(io))}`);
  }
}

function exitCodeOf({ run, verification }: Collected): ExitCode {
  if (run.status === 'failed') return 1;
  return run.status === 'complete' && (verification === undefined || isVerified(verification))
    ? 0
    : 3;
}

/** Accounts that cannot be asked themselves have no view to compare; that the payer cannot be asked is another matter. */
function isVerified({ compared, notCompared, withoutView }: CollectionVerification): boolean {
  const hasNoView = ({ view, outcome }: CollectionVerification['notCompared'][number]): boolean =>
    view === 'member' && (outcome === 'denied' || outcome === 'no-data-yet');
  const isEmpty = compared.length === 0 && notCompared.length + withoutView.length > 0;
  return notCompared.every(hasNoView) && !isEmpty;
}

async function estimate(context: Context, request: CollectionRequest): Promise<ExitCode> {
  const { io, json } = context;
  const estimated = await estimateCollection(context, request);
  io.stdout.write(json ? renderJson(estimated) : renderEstimate(estimated, terminalWidth(io)));
  return 0;
}
