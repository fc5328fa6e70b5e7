import type { AccountId } from '@orgcost/domain';
import type { AlarmStack, AlarmStacks, ChangeOutcome } from '../ports/alarm-stacks';
import type { ThresholdLedger } from '../ports/threshold-ledger';
import type { ThresholdRecord } from './threshold-record';
import type { Thresholds } from './thresholds';

interface Change {
  readonly thresholds: Thresholds;
  readonly accounts: readonly AccountId[];
  outcome?: ChangeOutcome;
}

/** Stacks that take changes as StackSets do: later, in the order in which they were asked for, each account on its own. */
export class InMemoryStacks implements AlarmStacks {
  readonly #stacks = new Map<AccountId, { stack: string; thresholds: Thresholds }>();
  readonly #changes = new Map<string, Change>();
  /** Accounts that cannot be changed. */
  failing = new Set<AccountId>();
  /** Whether a change may be begun. */
  refuse: (accounts: readonly AccountId[]) => boolean = () => false;

  constructor(private readonly ofAll: Thresholds) {}

  /** As where an account joins, or moves: its stack is new, with the thresholds of all. */
  make(account: AccountId): void {
    const number = Number(this.#stacks.get(account)?.stack.split('/')[1] ?? 0) + 1;
    this.#stacks.set(account, { stack: `${account}/${number}`, thresholds: this.ofAll });
  }

  get thresholds(): Record<AccountId, Thresholds> {
    return Object.fromEntries(
      [...this.#stacks].map(([account, { thresholds }]) => [account, thresholds]),
    );
  }

  get begun(): readonly string[] {
    return [...this.#changes.keys()];
  }

  /** Does what it was asked for. */
  work(): void {
    for (const change of this.#changes.values()) {
      change.outcome ??= new Map(
        change.accounts.map((account) => {
          const stack = this.#stacks.get(account);
          if (!stack || this.failing.has(account)) return [account, 'It cannot be changed'];
          stack.thresholds = change.thresholds;
          return [account, undefined];
        }),
      );
    }
  }

  stacks(): Promise<readonly AlarmStack[]> {
    return Promise.resolve([...this.#stacks].map(([account, { stack }]) => ({ account, stack })));
  }

  beginChange(
    change: string,
    thresholds: Thresholds,
    accounts: readonly AccountId[],
  ): Promise<void> {
    if (this.refuse(accounts)) return Promise.reject(new Error('Not now'));
    this.#changes.set(change, { thresholds, accounts });
    return Promise.resolve();
  }

  outcomeOf(change: string): Promise<ChangeOutcome | undefined> {
    const begun = this.#changes.get(change);
    return Promise.resolve(begun ? begun.outcome : new Map());
  }
}

export class InMemoryThresholds implements ThresholdLedger {
  readonly #records = new Map<AccountId, ThresholdRecord>();

  thresholdRecords(): Promise<readonly ThresholdRecord[]> {
    return Promise.resolve([...this.#records.values()]);
  }

  replaceThresholds(record: ThresholdRecord, before: string | undefined): Promise<boolean> {
    const free = this.#records.get(record.account)?.change === before;
    if (free) this.#records.set(record.account, record);
    return Promise.resolve(free);
  }
}
