import type { AccountId } from '@orgcost/domain';
import type { Thresholds } from '../thresholds/thresholds';

/** The stack that has an account's billing alarms. */
export interface AlarmStack {
  readonly account: AccountId;
  /** Another one when the account was given a new stack, which has the thresholds of all again. */
  readonly stack: string;
}

/** What became of the accounts of a change: nothing for one, or why it was not made. */
export type ChangeOutcome = ReadonlyMap<AccountId, string | undefined>;

/** The stacks of all accounts, which are changed many at a time, and not at once. */
export interface AlarmStacks {
  /** Of every account that has one which can be changed: others, such as a suspended account's, are left out. */
  stacks(): Promise<readonly AlarmStack[]>;
  /**
   * Begins to give accounts other thresholds.
   * @param change its id, chosen by the caller: begun once, however often it is asked for
   */
  beginChange(
    change: string,
    thresholds: Thresholds,
    accounts: readonly AccountId[],
  ): Promise<void>;
  /**
   * What a change came to: accounts that it did not come to are left out, and all of them where it was never begun.
   * Undefined while it goes on.
   */
  outcomeOf(change: string): Promise<ChangeOutcome | undefined>;
}
