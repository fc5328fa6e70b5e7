import type { AccountId } from '@orgcost/domain';
import type { ImportedCosts } from './import-costs';
import type { ToldSpan } from './told-span';

/** What files tell, as often as it is asked for. */
export interface ToldFiles {
  /** In order. */
  readonly accountIds: readonly AccountId[];
  /** All days that they tell. */
  readonly spans: readonly ToldSpan[];
  /** Each account once, in the order of ids; of `among`, where that is given, no others. */
  accounts(among?: ReadonlySet<AccountId>): AsyncIterable<ImportedCosts>;
}
