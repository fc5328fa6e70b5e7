import type { AccountState, OrganizationAccount, UtcDay } from '@orgcost/domain';
import type { WorkloadName } from '../costs/workloads';
import type { Special } from './special';

/** An account of the local organization, and what its costs are made from. */
export interface LocalAccount extends OrganizationAccount {
  readonly email: string;
  readonly joined: UtcDay;
  /** First UTC day on which it is no longer in the organization, and pays for itself. */
  readonly leaves?: UtcDay;
  readonly special?: Special;
  /** Its place among the organization's accounts, from 0. */
  readonly index: number;
  readonly organizationalUnitId: string;
  readonly workload: WorkloadName;
  /** Percent of what its workload uses. */
  readonly scale: number;
  /** First UTC day with costs; from ever without it. Earlier than `joined` where it was its own payer before. */
  readonly costsFrom?: UtcDay;
  /** First UTC day without costs. */
  readonly costsTo?: UtcDay;
  /** Percent of tax on its bill. */
  readonly tax: number;
  /** It has a support plan of its own. */
  readonly supported: boolean;
  /** It subscribes to a third party's product. */
  readonly subscribed: boolean;
}

/** Whether the organization lists it. */
export function isMember({ leaves }: LocalAccount, today: UtcDay): boolean {
  return leaves === undefined || today < leaves;
}

export function stateOf(special: Special | undefined): AccountState {
  switch (special) {
    case 'suspended':
      return 'SUSPENDED';
    case 'closing':
      return 'PENDING_CLOSURE';
    case 'closed':
      return 'CLOSED';
    default:
      return 'ACTIVE';
  }
}
