import type { AccountId, DayRange, Instant } from '@orgcost/domain';
import pMap from 'p-map';
import { failureOf, isTransient, type Failure } from './account-outcome';
import { settle, throwIfStopped, type CollectionContext } from './collection-context';
import type { AccountTask } from './plan';
import type { Recorded } from './ports/cost-ledger';
import { CostSourceError, type AccountDays, type PayerCostSource } from './ports/cost-source';
import type { AccountResult } from './run';
import { Tally } from './tally';

/**
 * Reads the tasks' accounts through the payer's eyes, a few queries for all of them, and records each; accounts
 * that failed in passing are tried once more. The pages are the run's, not any account's.
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
  const onDone = async (result: AccountResult): Promise<void> => {
    settled.push(await settle(context, conclude(result)));
  };
  const first = await collectTasks(source, tasks, context, onDone);
  const second = await collectTasks(source, transient(first), context, onDone);
  for (const { tally, failure } of [
    ...first.filter((failed) => !isTransient(failed.failure.outcome)),
    ...second,
  ]) {
    await onDone(tally.failed(failure, 0));
  }
  return settled;
}

interface FailedTask {
  readonly task: AccountTask;
  readonly tally: Tally;
  readonly failure: Failure;
}

function transient(failed: readonly FailedTask[]): AccountTask[] {
  return failed.filter(({ failure }) => isTransient(failure.outcome)).map(({ task }) => task);
}

/** Tells each task that is done, and returns those that failed. */
async function collectTasks(
  source: Pick<PayerCostSource, 'read'>,
  tasks: readonly AccountTask[],
  context: CollectionContext,
  onDone: (result: AccountResult) => Promise<void>,
): Promise<FailedTask[]> {
  const open = new Map(
    tasks.map((task) => [
      task.account,
      { task, tally: new Tally(context.plan, task, 'payer'), rangesLeft: task.ranges.length },
    ]),
  );
  const failed = new Map<AccountId, FailedTask>();
  for (const { range, accounts } of accountsByRange(tasks)) {
    const pending = new Set(accounts);
    try {
      throwIfStopped(context);
      await readRange(source, { range, accounts }, context, async (account, record, fetchedAt) => {
        const state = open.get(account);
        if (!state) return;
        try {
          state.tally.add(await record(), fetchedAt);
        } catch (error) {
          failed.set(account, { ...state, failure: failureOf(error) });
          return;
        } finally {
          pending.delete(account);
        }
        state.rangesLeft -= 1;
        if (state.rangesLeft === 0) await onDone(state.tally.result('done', 0));
      });
    } catch (error) {
      const failure = failureOf(error);
      for (const account of pending) {
        const state = open.get(account);
        if (state) failed.set(account, { ...state, failure });
      }
    }
  }
  return [...failed.values()];
}

interface RangeOfAccounts {
  readonly range: DayRange;
  readonly accounts: AccountId[];
}

async function readRange(
  source: Pick<PayerCostSource, 'read'>,
  { range, accounts }: RangeOfAccounts,
  context: CollectionContext,
  onRead: (
    account: AccountId,
    record: () => Promise<Recorded>,
    fetchedAt: Instant,
  ) => Promise<void>,
): Promise<void> {
  const fetchedAt = context.clock();
  const silent = new Set(accounts);
  let failure: { readonly error: unknown } | undefined;
  async function* untilFailure(): AsyncGenerator<AccountDays> {
    try {
      for await (const read of source.read(accounts, range, context.meter)) {
        throwIfStopped(context);
        yield read;
      }
    } catch (error) {
      failure = { error };
    }
  }
  // What was read before a failure is recorded to its end, so that no account has two results.
  await pMap(
    untilFailure(),
    async ({ account, days }) => {
      silent.delete(account);
      const observation = { account, fetchedAt, origin: 'payer', days } as const;
      await onRead(account, () => context.costs.record(observation), fetchedAt);
    },
    { concurrency: context.concurrency },
  );
  if (failure) throw failure.error;
  if (silent.size > 0) {
    throw new CostSourceError(
      'unavailable',
      `the payer's answer leaves out ${[...silent].join(', ')}`,
    );
  }
}

/** Accounts that are read over the same days share their queries. */
function accountsByRange(tasks: readonly AccountTask[]): RangeOfAccounts[] {
  const groups = new Map<string, RangeOfAccounts>();
  for (const { account, ranges } of tasks) {
    for (const range of ranges) {
      const key = `${range.from}/${range.to}`;
      const group = groups.get(key) ?? { range, accounts: [] };
      group.accounts.push(account);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
