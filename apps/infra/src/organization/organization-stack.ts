import { CfnStackSet, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
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
    new events.CfnEventBus(this, 'AccountEvents', {
      name: eventBusName,
      description: 'OrgCost: accounts that are made, moved or closed',
      policy: undefined,
    });
  }
}
