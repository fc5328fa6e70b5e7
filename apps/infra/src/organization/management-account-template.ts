import { thresholdsOf } from '@orgcost/alerting';
import type { Deployment } from '@orgcost/config';
import { Stack, type StackProps } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { ServiceRole } from '../constructs/service-role';
import { eventBusArn, financeRoleName, preparerRoleName, topicArn } from '../names';
import { accountEvents } from './account-events';
import { AnomalyDetection } from './anomaly-detection';
import { AlarmRoles } from './alarm-roles';
import { BillingAlarms } from './billing-alarms';
import { CostRole } from './cost-role';

/**
 * What an administrator deploys into the management account: service-managed StackSets leave it out, and CI has no
 * credentials there.
 */
export class ManagementAccountTemplate extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { deployment, ...props }: StackProps & { readonly deployment: Deployment },
  ) {
    super(scope, id, { ...props, description: 'OrgCost: what the management account needs' });
    const { alarms, collection, managementAccount } = deployment;
    new CostRole(this, 'Payer', {
      roleName: collection.payerRoleName,
      deployment,
      besides: readersOfBills(deployment),
      permission: {
        sid: 'ReadCostsOfAll',
        why: "It reads the whole organization's costs.",
        broad: 'Cost Explorer names no resource for these actions.',
        actions: ['ce:GetCostAndUsage', 'ce:GetDimensionValues'],
        resources: ['*'],
      },
    });
    new CostRole(this, 'Collector', {
      roleName: collection.memberRoleName,
      deployment,
      permission: {
        sid: 'ReadCosts',
        why: "It reads this account's own costs, as in every account.",
        broad: 'Cost Explorer names no resource for this action.',
        actions: ['ce:GetCostAndUsage'],
        resources: ['*'],
      },
    });
    const thresholds = thresholdsOf(alarms, { id: managementAccount });
    new AlarmRoles(this, 'AlarmRoles', { deployment });
    new BillingAlarms(this, 'BillingAlarms', {
      topicArn: topicArn(deployment),
      monthToDate: thresholds.monthToDate,
      daily: thresholds.daily ?? 0,
      linkedAccount: managementAccount,
    });
    if (alarms.anomalyDetection) {
      new AnomalyDetection(this, 'AnomalyDetection', {
        topicArn: topicArn(deployment),
        change: alarms.change,
      });
    }
    this.#forwardAccountEvents(deployment);
  }

  /** Organizations tells of accounts in us-east-1 of the management account, and nowhere else. */
  #forwardAccountEvents(deployment: Deployment): void {
    const bus = eventBusArn(deployment);
    const { role } = new ServiceRole(this, 'Forwarder', {
      roleName: 'orgcost-account-events',
      service: 'events.amazonaws.com',
      conditions: { StringEquals: { 'aws:SourceAccount': deployment.managementAccount } },
      permissions: [
        {
          sid: 'ForwardAccountEvents',
          why: "It passes on that an account was made, moved or closed, to OrgCost's bus and to no other.",
          actions: ['events:PutEvents'],
          resources: [bus],
        },
      ],
    });
    new events.CfnRule(this, 'AccountEvents', {
      name: 'orgcost-account-events',
      description: 'OrgCost: accounts that are made, moved or closed',
      eventPattern: accountEvents,
      targets: [{ id: 'orgcost', arn: bus, roleArn: role.attrArn }],
    });
  }
}

/** What of chargeback reads the payer's bill: the same roles that its stack makes. */
function readersOfBills({ chargeback }: Deployment): readonly string[] {
  return [
    ...(chargeback && chargeback.finance.length > 0 ? [preparerRoleName] : []),
    ...(chargeback && chargeback.closers.length > 0 ? [financeRoleName] : []),
  ];
}
