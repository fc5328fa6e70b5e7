import { stackSetOf } from '@orgcost/config';
import { CfnStackSet, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { giveReasons, statementOf, type Permission } from '../constructs/permission';
import type { FunctionsProps } from '../deployed';
import { billingRegion, eventBusName } from '../names';
import { memberAccountTemplate } from './templates';
import { ThresholdReconciler } from './threshold-reconciler';

/** Into every account of the organization, but for the management account: roles and billing alarms. */
export class OrganizationStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, builds, ...props }: FunctionsProps) {
    super(scope, id, { ...props, description: "OrgCost: what the organization's accounts get" });
    const { excludedAccounts, managementAccount, organizationalUnits } = deployment;
    const { stackSet: stackSetName, callAs } = stackSetOf(deployment);
    new CfnStackSet(this, 'MemberAccounts', {
      stackSetName,
      description: 'OrgCost: the roles and the billing alarms of every account',
      permissionModel: 'SERVICE_MANAGED',
      callAs,
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateBody: JSON.stringify(memberAccountTemplate(deployment)),
      // New accounts get the template's default thresholds; the reconciler gives them those of their tiers.
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { Active: true },
      operationPreferences: {
        // One account that cannot be reached, such as a suspended one, stops no other.
        failureTolerancePercentage: 100,
        maxConcurrentPercentage: 25,
        concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        regionConcurrencyType: 'SEQUENTIAL',
      },
      stackInstancesGroup: [
        {
          regions: [billingRegion],
          deploymentTargets: {
            organizationalUnitIds: organizationalUnits,
            ...(excludedAccounts.length > 0 && {
              accountFilterType: 'DIFFERENCE',
              accounts: excludedAccounts,
            }),
          },
        },
      ],
    });
    const bus = this.#takeAccountEvents(managementAccount);
    new ThresholdReconciler(this, 'Thresholds', { deployment, builds, bus: bus.ref });
  }

  #takeAccountEvents(managementAccount: string): events.CfnEventBus {
    const bus = new events.CfnEventBus(this, 'AccountEvents', {
      name: eventBusName,
      description: 'OrgCost: accounts that are made, moved or closed',
    });
    const permission: Permission = {
      sid: 'FilledByManagementAccount',
      why: 'The management account passes on what Organizations tells of accounts, and nobody else does.',
      principals: [new iam.AccountPrincipal(managementAccount)],
      actions: ['events:PutEvents'],
      resources: [bus.attrArn],
    };
    const policy = new events.CfnEventBusPolicy(this, 'AccountEventsPolicy', {
      eventBusName: bus.ref,
      statementId: permission.sid,
      statement: statementOf(permission).toJSON() as object,
    });
    giveReasons(policy, [permission]);
    return bus;
  }
}
