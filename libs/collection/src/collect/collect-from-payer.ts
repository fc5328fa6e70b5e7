import type { AccountId, DayRange } from '@orgcost/domain';
import pMap from 'p-map';
import { failureOf, isTransient, type Failure } from './account-outcome';
import { settle, type CollectionContext } from './collection-context';
import { looksThroughPayer, type NoLook } from './look-through-payer';
import type { AccountTask } from '../plan/account-task';
import type { AccountLook, PayerCostSource } from '../ports/cost-source';
import type { AccountResult } from '../run/run';
import { Tally } from './tally';

/**
 * Reads the tasks' accounts through the payer's eyes, a few queries for all of them, and records each; accounts
 * that failed in passing are gone on with once more. The pages are the run's, not any account's.
 * @param conclude last word on a result before it is kept
 * @throws what concerns the ledger; a payer that cannot be read is the result of the accounts it was read for
 */
export async function collectFromPayer(
  source: Pick<PayerCostSource, 'read'>,
  tasks: readonly AccountTask[],
  context: CollectionContext,
  conclude: (result: AccountResult) => AccountResult = (result) => result,
): Promise<AccountResult[]> {
  const settled: AccountResult[] = [];
  const onResult = async (result: AccountResult): Promise<void> => {
    settled.push(await settle(context, conclude(result)));
  };
  const tallies = tasks.map((task) => new Tally(context.plan, task, 'payer'));
  const first = await collectLeft(source, tallies, context, onResult);
  const inPassing = first.filter(({ failure }) => isTransient(failure.outcome));
  const second = await collectLeft(
    source,
    inPassing.map(({ tally }) => tally),
    context,
    onResult,
  );
  for (const failed of [...first.filter((each) => !inPassing.includes(each)), ...second]) {
    await onResult(failed.tally.failed(failed.failure, 0));
  }
  return settled;
}

interface FailedAccount {
  readonly tally: Tally;
  readonly failure: Failure;
}

/** Reads and records what is left of the accounts, tells each that is done, and returns those that failed. */
async function collectLeft(
  source: Pick<PayerCostSource, 'read'>,
  tallies: readonly Tally[],
  context: CollectionContext,
  onDone: (result: AccountResult) => Promise<void>,
): Promise<FailedAccount[]> {
  const failed = new Map<AccountId, FailedAccount>();
  for (const { range, accounts } of accountsByRange(tallies)) {
    await pMap(
      looksThroughPayer(source, [...accounts.keys()], range, context),
      async (look) => {
        const tally = accounts.get(look.account);
        if (!tally) return;
        try {
          await record(look, range, tally, context);
        } catch (error) {
          failed.set(look.account, { tally, failure: failureOf(error) });
          return;
        }
        if (tally.left.length === 0) await onDone(tally.result('done', 0));
      },
      { concurrency: context.concurrency },
    );
  }
  return [...failed.values()];
}

async function record(
  look: AccountLook | NoLook,
  range: DayRange,
  tally: Tally,
  { costs }: CollectionContext,
): Promise<void> {
  if ('error' in look) throw look.error;
  const { account, fetchedAt, days } = look;
  const recorded = await costs.record({ account, fetchedAt, origin: 'payer', days });
  tally.add(range, recorded, fetchedAt);
}

interface AccountsOfRange {
  readonly range: DayRange;
  readonly accounts: Map<AccountId, Tally>;
}

/** Accounts that are to be read over the same days share their queries. */
function accountsByRange(tallies: readonly Tally[]): AccountsOfRange[] {
  const groups = new Map<string, AccountsOfRange>();
  for (const tally of tallies) {
    for (const range of tally.left) {
      const key = `${range.from}/${range.to}`;
      const group = groups.get(key) ?? { range, accounts: new Map<AccountId, Tally>() };
      group.accounts.set(tally.task.account, tally);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
