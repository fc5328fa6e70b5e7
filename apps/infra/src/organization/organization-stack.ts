import { CfnStackSet, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { giveReasons, statementOf, type Permission } from '../constructs/permission';
import type { DeployedProps } from '../deployed';
import { billingRegion, eventBusName } from '../names';
import { memberAccountTemplate } from './templates';

/** Into every account of the organization, but for the management account: a role and billing alarms. */
export class OrganizationStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, ...props }: DeployedProps) {
    super(scope, id, { ...props, description: "OrgCost: what the organization's accounts get" });
    const { excludedAccounts, managementAccount, organizationalUnits, trackerAccount } = deployment;
    new CfnStackSet(this, 'MemberAccounts', {
      stackSetName: 'orgcost-member-account',
      description: 'OrgCost: the role and the billing alarms of every account',
      permissionModel: 'SERVICE_MANAGED',
      callAs: trackerAccount === managementAccount ? 'SELF' : 'DELEGATED_ADMIN',
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateBody: JSON.stringify(memberAccountTemplate(deployment)),
      // New accounts get the template's default thresholds; other tiers follow: see the reconciler.
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
    this.#takeAccountEvents(managementAccount);
  }

  #takeAccountEvents(managementAccount: string): void {
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
  }
}
