import type { Deployment } from '@orgcost/config';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from '../constructs/permission';
import { collectorRolePrefix } from '../names';

export interface AccountRoleProps {
  readonly roleName: string;
  readonly deployment: Deployment;
  readonly permission: Permission;
}

/** A role that the collector assumes, and nobody else. */
export class AccountRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { roleName, deployment, permission }: AccountRoleProps,
  ) {
    super(scope, id);
    const { trackerAccount, organizationId, collection } = deployment;
    const trust: Permission = {
      sid: 'AssumedByCollector',
      why: "The collector's functions, and no other role of their account, come in, with the ExternalId.",
      principals: [new iam.AccountPrincipal(trackerAccount)],
      actions: ['sts:AssumeRole'],
      conditions: {
        StringEquals: {
          'aws:PrincipalOrgID': organizationId,
          'sts:ExternalId': collection.externalId,
        },
        ArnLike: {
          'aws:PrincipalArn': `arn:aws:iam::${trackerAccount}:role/${collectorRolePrefix}*`,
        },
      },
    };
    const role = new iam.CfnRole(this, 'Role', {
      roleName,
      description: 'OrgCost reads costs with it',
      assumeRolePolicyDocument: policyDocument([trust]),
      policies: [{ policyName: 'ReadCosts', policyDocument: policyDocument([permission]) }],
    });
    giveReasons(role, [trust, permission]);
  }
}
