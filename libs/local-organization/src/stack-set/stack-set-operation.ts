import type { AccountId } from '@orgcost/domain';
import type { Outcome, Result } from './outcome';

/** What an operation has come to so far in one account. */
export type ResultSoFar = Omit<Result, 'status'> & {
  readonly status: Result['status'] | 'RUNNING';
};

/** Runs until it was described so often: nothing here waits for a clock. */
export class StackSetOperation {
  readonly #outcome: Outcome;
  readonly #settle: () => void;
  readonly #accounts: ReadonlySet<AccountId>;
  #describesLeft: number;
  #running = true;

  constructor(
    readonly id: string,
    outcome: Outcome,
    describesRunning: number,
    settle: () => void,
  ) {
    this.#outcome = outcome;
    this.#accounts = new Set(outcome.results.map(({ account }) => account));
    this.#describesLeft = describesRunning;
    this.#settle = settle;
    if (describesRunning === 0) this.#end();
  }

  describe(): Outcome['status'] | 'RUNNING' {
    if (this.#describesLeft > 0) {
      this.#describesLeft -= 1;
      return 'RUNNING';
    }
    if (this.#running) this.#end();
    return this.#outcome.status;
  }

  results(): readonly ResultSoFar[] {
    const { results } = this.#outcome;
    return this.#running ? results.map(({ account }) => ({ account, status: 'RUNNING' })) : results;
  }

  runsIn(account: AccountId): boolean {
    return this.#running && this.#accounts.has(account);
  }

  #end(): void {
    this.#running = false;
    this.#settle();
  }
}
