import type { AccountId, Clock } from '@orgcost/domain';
import pMap from 'p-map';
import type { AlarmStacks } from '../ports/alarm-stacks';
import type { ThresholdLedger } from '../ports/threshold-ledger';
import type { TieredAccounts } from '../ports/tiered-accounts';
import { planChanges, type PlannedChange } from './plan-changes';
import { settleChanges } from './settle-changes';
import { recordsAtATime } from './records-at-a-time';
import type { ThresholdRecord } from './threshold-record';
import type { ThresholdSettings } from './thresholds';

export interface Reconciling {
  readonly stacks: AlarmStacks;
  readonly accounts: TieredAccounts;
  readonly thresholds: ThresholdLedger;
  readonly clock: Clock;
  /** Another text each time. */
  readonly newId: () => string;
}

/** What one reconciliation did, and what it saw of earlier ones. */
export interface Reconciliation {
  /** Accounts whose change was begun now. */
  readonly begun: readonly AccountId[];
  /** Accounts whose earlier change goes on. */
  readonly goingOn: readonly AccountId[];
  /** Accounts that have thresholds of their own now, or those of all again. */
  readonly made: readonly AccountId[];
  /** Accounts whose earlier change failed. */
  readonly failed: readonly { readonly account: AccountId; readonly reason: string }[];
  /** Changes that could not be begun: the next reconciliation tries again. */
  readonly refused: readonly { readonly accounts: readonly AccountId[]; readonly cause: unknown }[];
}

/**
 * Brings every account's thresholds to what the settings say; nothing else gives accounts thresholds of their own. It asks
 * for changes and does not wait for them: the next reconciliation sees what they came to. Two at a time do no harm, for an
 * account is taken by one of them in the ledger before its change begins.
 * @throws what reading the stacks, the accounts or the ledger throws; nothing for one account alone
 */
export async function reconcileThresholds(
  reconciling: Reconciling,
  settings: ThresholdSettings,
): Promise<Reconciliation> {
  const { stacks, accounts, thresholds, clock } = reconciling;
  const known = await thresholds.thresholdRecords();
  const records = await settleChanges(reconciling, known);
  const listed = await stacks.stacks();
  const changes = planChanges(settings, {
    stacks: listed,
    accounts: await accounts.tieredAccounts(listed.map(({ account }) => account)),
    records,
    now: clock(),
  });

  const changeOf = new Map(records.map(({ account, change }) => [account, change]));
  const begun: AccountId[] = [];
  const refused: Reconciliation['refused'][number][] = [];
  for (const change of changes) {
    const taken = await takeAccounts(reconciling, change, changeOf);
    const ids = taken.map(({ account }) => account);
    const cause = await beginChange(reconciling, taken);
    if (cause === undefined) begun.push(...ids);
    else refused.push({ accounts: ids, cause });
  }
  return { begun, refused, ...whatBecameOf(known, records) };
}

/** The records of accounts that no other reconciliation has taken. */
async function takeAccounts(
  { thresholds, clock, newId }: Reconciling,
  change: PlannedChange,
  changeOf: ReadonlyMap<AccountId, string>,
): Promise<readonly ThresholdRecord[]> {
  const id = newId();
  const records = await pMap(
    change.stacks,
    async (stack) => {
      const record: ThresholdRecord = {
        ...stack,
        thresholds: change.thresholds,
        change: id,
        state: 'begun',
        at: clock(),
      };
      const taken = await thresholds.replaceThresholds(record, changeOf.get(stack.account));
      return taken ? [record] : [];
    },
    { concurrency: recordsAtATime },
  );
  return records.flat();
}

/** @returns why it could not be begun */
async function beginChange(
  { stacks, thresholds, clock }: Reconciling,
  taken: readonly ThresholdRecord[],
): Promise<unknown> {
  const [first] = taken;
  if (!first) return undefined;
  try {
    const accounts = taken.map(({ account }) => account);
    await stacks.beginChange(first.change, first.thresholds, accounts);
    return undefined;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await pMap(
      taken,
      (record) =>
        thresholds.replaceThresholds(
          { ...record, state: 'dropped', at: clock(), reason },
          record.change,
        ),
      { concurrency: recordsAtATime },
    );
    return cause;
  }
}

function whatBecameOf(
  before: readonly ThresholdRecord[],
  after: readonly ThresholdRecord[],
): Pick<Reconciliation, 'goingOn' | 'made' | 'failed'> {
  const wereGoingOn = after.filter((_, index) => before[index]?.state === 'begun');
  const accountsThat = (state: ThresholdRecord['state']) =>
    wereGoingOn.filter((record) => record.state === state).map(({ account }) => account);
  return {
    goingOn: accountsThat('begun'),
    made: accountsThat('made'),
    failed: wereGoingOn.flatMap(({ account, state, reason = '' }) =>
      state === 'failed' || state === 'dropped' ? [{ account, reason }] : [],
    ),
  };
}
