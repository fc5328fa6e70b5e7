import type { AccountId } from '@orgcost/domain';

/** What the server was asked, since the start or the last reset. */
export interface Requests {
  /** Requests that arrived, refused ones too; of one operation, such as `AssumeRole`, or of all. */
  count(operation?: string): number;
  /** Pages of GetCostAndUsage and GetDimensionValues that were answered: what AWS would charge for. */
  paidPages(): number;
  /** Paid pages by the account whose credentials asked. */
  paidPagesByAccount(): ReadonlyMap<AccountId, number>;
  reset(): void;
}

const paidOperations = ['GetCostAndUsage', 'GetDimensionValues'];

export class RequestLog implements Requests {
  readonly #counts = new Map<string, number>();
  readonly #pages = new Map<AccountId, number>();

  arrived(operation: string): void {
    this.#counts.set(operation, this.count(operation) + 1);
  }

  answered(operation: string, account: AccountId): void {
    if (!paidOperations.includes(operation)) return;
    this.#pages.set(account, (this.#pages.get(account) ?? 0) + 1);
  }

  count(operation?: string): number {
    return operation === undefined ? total(this.#counts) : (this.#counts.get(operation) ?? 0);
  }

  paidPages(): number {
    return total(this.#pages);
  }

  paidPagesByAccount(): ReadonlyMap<AccountId, number> {
    return new Map(this.#pages);
  }

  reset(): void {
    this.#counts.clear();
    this.#pages.clear();
  }
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
