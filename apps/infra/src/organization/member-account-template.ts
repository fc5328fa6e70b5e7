import type { Deployment } from '@orgcost/config';
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { topicArn } from '../names';
import { AlarmRoles } from './alarm-roles';
import { BillingAlarms } from './billing-alarms';
import { CostRole } from './cost-role';

/** What the StackSet deploys into every account. */
export class MemberAccountTemplate extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { deployment, ...props }: StackProps & { readonly deployment: Deployment },
  ) {
    super(scope, id, {
      ...props,
      description: 'OrgCost: the roles and the billing alarms of an account',
    });
    const { alarms, collection } = deployment;
    new CostRole(this, 'Collector', {
      roleName: collection.memberRoleName,
      deployment,
      permission: {
        sid: 'ReadCosts',
        why: "It reads this account's own costs.",
        broad: 'Cost Explorer names no resource for this action.',
        actions: ['ce:GetCostAndUsage'],
        resources: ['*'],
      },
    });
    new AlarmRoles(this, 'AlarmRoles', { deployment });
    new BillingAlarms(this, 'BillingAlarms', {
      topicArn: topicArn(deployment),
      monthToDate: alarms.monthToDate,
      daily: alarms.daily ?? 0,
    });
  }
}
