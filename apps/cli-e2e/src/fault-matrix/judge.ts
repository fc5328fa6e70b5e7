import { accountOutcomes, isComplete, runStatuses, type AccountOutcome } from '@orgcost/collection';
import type { AccountId } from '@orgcost/domain';
import * as z from 'zod';
import type { CliResult } from '../support/cli';
import type { Snapshot } from './contents';

/** What undisturbed runs brought in. */
export interface Reference {
  readonly accounts: readonly AccountId[];
  /** Each account through its own eyes, or the payer's where it has none. */
  readonly member: Snapshot;
  /** Each through the payer's. */
  readonly payer: Snapshot;
}

/**
 * How a run ended: all accounts complete; or some named with the reason, or all, or the payer where all that were known
 * are complete; or the run, with what kept it from going on.
 */
export type Verdict =
  | { readonly end: 'complete' | 'all named' | 'payer named' | 'failed' }
  | { readonly end: 'named'; readonly accounts: number };

const collectedSchema = z.object({
  run: z.object({ status: z.enum(runStatuses), payerFailure: z.string().exactOptional() }),
  results: z.array(
    z.object({
      account: z.string(),
      outcome: z.enum(accountOutcomes),
      reason: z.string().exactOptional(),
    }),
  ),
});

/** No stack, no dump of a library, nothing that a person could not act on. */
const gibberish = /\n\s+at |Deserialization error|✖|\$response|undefined is not|\[object/;

/**
 * What a run came to, with the ledger that it left.
 * @throws Error naming the promise that was broken
 */
export function judge(told: CliResult, left: Snapshot, reference: Reference): Verdict {
  const said = `${told.stderr}${told.stdout}`;
  promise(!gibberish.test(said), 'it speaks to people', said);
  for (const account of reference.accounts) {
    const whole = [undefined, reference.member[account], reference.payer[account]];
    promise(whole.includes(left[account]), `${account} is not half-counted`, said);
  }
  const errors = told.stderr.split('\n').filter((line) => line.startsWith('orgcost: '));
  if (told.stdout === '') {
    promise(told.code === 1 && errors.length === 1, 'a run that fails says why in a line', said);
    return { end: 'failed' };
  }
  promise(errors.length === 0, 'a run that names accounts says no more', said);
  const { run, results } = collectedSchema.parse(JSON.parse(told.stdout));
  for (const { account, outcome, reason = '' } of results) {
    if (isComplete(outcome)) {
      promise(left[account] === viewOf(outcome, reference)[account], `${account} is exact`, said);
    } else promise(/^\S[^\n]*$/.test(reason), `${account} is named with a reason`, said);
  }
  const named = results.filter(({ outcome }) => !isComplete(outcome)).length;
  const code = run.status === 'failed' ? 1 : named > 0 || run.payerFailure !== undefined ? 3 : 0;
  promise(told.code === code, `the exit code is ${code}, not ${told.code}`, said);
  if (code === 0) return { end: 'complete' };
  if (code === 1) return { end: 'all named' };
  return named === 0 ? { end: 'payer named' } : { end: 'named', accounts: named };
}

function viewOf(outcome: AccountOutcome, { member, payer }: Reference): Snapshot {
  return outcome === 'taken-from-payer' ? payer : member;
}

function promise(kept: boolean, what: string, said: string): void {
  if (!kept) throw new Error(`Broken: ${what}\n${said}`);
}
