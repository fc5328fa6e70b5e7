import type { AccountId, CostOrigin } from '@orgcost/domain';

/** Through whose eyes costs were seen, and whose. */
export type AccountsByOrigin = ReadonlyMap<CostOrigin, ReadonlySet<AccountId>>;
