import type { Deployment } from '@orgcost/config';
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { topicArn } from '../names';
import { AccountRole } from './account-role';
import { BillingAlarms } from './billing-alarms';

/** What the StackSet deploys into every account. */
export class MemberAccountTemplate extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { deployment, ...props }: StackProps & { readonly deployment: Deployment },
  ) {
    super(scope, id, {
      ...props,
      description: 'OrgCost: the role and the billing alarms of an account',
    });
    const { alarms, collection } = deployment;
    new AccountRole(this, 'Collector', {
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
    new BillingAlarms(this, 'BillingAlarms', {
      topicArn: topicArn(deployment),
      monthToDate: alarms.monthToDate,
      daily: alarms.daily ?? 0,
    });
  }
}
