import type { Construct } from 'constructs';
import type { Permission } from '../constructs/permission';
import { AccountRole, type AccountRoleProps } from './account-role';

export interface CostRoleProps extends Pick<
  AccountRoleProps,
  'roleName' | 'deployment' | 'besides'
> {
  readonly permission: Permission;
}

/** A role with which costs are read, for the collector and nobody else. */
export class CostRole extends AccountRole {
  constructor(scope: Construct, id: string, { permission, ...props }: CostRoleProps) {
    super(scope, id, {
      ...props,
      description: 'OrgCost reads costs with it',
      assumedBy: 'collector',
      policyName: 'ReadCosts',
      permissions: [permission],
    });
  }
}
