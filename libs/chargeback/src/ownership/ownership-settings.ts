import type { AccountId, UtcDay } from '@orgcost/domain';
import type { CostCenter, CostCenterId } from './cost-center';

/** What the config says of who owns what. */
export interface OwnershipSettings {
  /** The account tag that names the cost center. */
  readonly costCenterTag: string;
  /** All that there are; where it is empty, whatever is named is one. */
  readonly costCenters: readonly CostCenter[];
  readonly accounts: readonly ConfiguredAccount[];
  /** Of several that an account is in, the deepest counts. */
  readonly organizationalUnits: readonly ConfiguredUnit[];
  /** The cost center of accounts that nobody owns. */
  readonly unassigned: CostCenterId;
}

export interface ConfiguredAccount extends ConfiguredSpan {
  readonly account: AccountId;
}

export interface ConfiguredUnit extends ConfiguredSpan {
  /** Names from the root down, such as `Root/Workloads/Production`. */
  readonly path: string;
}

interface ConfiguredSpan {
  readonly costCenter: CostCenterId;
  readonly owner?: string;
  /** First UTC day; always without it. */
  readonly from?: UtcDay;
  /** UTC day after the last; for good without it. */
  readonly to?: UtcDay;
}
