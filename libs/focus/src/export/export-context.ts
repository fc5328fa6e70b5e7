import type { AccountId } from '@orgcost/domain';

/** What rows say besides what is in statements: as far as it is known. */
export interface FocusContext {
  /** The management account, which AWS bills. */
  readonly payer: { readonly id: AccountId; readonly name?: string };
  /** Who provides and invoices; without it `AWS`, as in AWS's own exports. */
  readonly provider?: string;
  /** Tags of accounts; of an account that is not in it they were never read. */
  readonly tags?: ReadonlyMap<AccountId, Readonly<Record<string, string>>>;
}
