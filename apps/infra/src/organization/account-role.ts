import type { Deployment } from '@orgcost/config';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from '../constructs/permission';
import { collectorRolePrefix } from '../names';

export interface AccountRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly deployment: Deployment;
  /** Of the tracker's account: the collector's functions and nobody else, or whoever its own policies let. */
  readonly assumedBy: 'collector' | 'tracker-account';
  /** Names of further roles of the tracker's account, beside the collector's. */
  readonly besides?: readonly string[];
  readonly policyName: string;
  readonly permissions: readonly Permission[];
}

/** A role that is assumed from the tracker's account, with the ExternalId. */
export class AccountRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      roleName,
      description,
      deployment,
      assumedBy,
      besides = [],
      policyName,
      permissions,
    }: AccountRoleProps,
  ) {
    super(scope, id);
    const trust = trusts[assumedBy](deployment, besides);
    const role = new iam.CfnRole(this, 'Role', {
      roleName,
      description,
      assumeRolePolicyDocument: policyDocument([trust]),
      policies: [{ policyName, policyDocument: policyDocument(permissions) }],
    });
    giveReasons(role, [trust, ...permissions]);
  }
}

const trusts: Readonly<
  Record<
    AccountRoleProps['assumedBy'],
    (deployment: Deployment, besides: readonly string[]) => Permission
  >
> = {
  collector: (deployment, besides) => ({
    sid: 'AssumedByCollector',
    why: `The collector's functions${besides.map((name) => `, ${name}`).join('')}, and no other role of their account, come in, with the ExternalId.`,
    ...assumedFrom(deployment, { ArnLike: { 'aws:PrincipalArn': roles(deployment, besides) } }),
  }),
  'tracker-account': (deployment) => ({
    sid: 'AssumedByTracker',
    why: "Whoever the policies of the tracker's account let comes in, with the ExternalId.",
    ...assumedFrom(deployment),
  }),
};

/** One alone is a text, as IAM has it. */
function roles({ trackerAccount }: Deployment, besides: readonly string[]): string | string[] {
  const arn = (name: string) => `arn:aws:iam::${trackerAccount}:role/${name}`;
  const collector = arn(`${collectorRolePrefix}*`);
  return besides.length === 0 ? collector : [collector, ...besides.map(arn)];
}

function assumedFrom(
  { trackerAccount, organizationId, collection }: Deployment,
  conditions: Permission['conditions'] = {},
): Pick<Permission, 'principals' | 'actions' | 'conditions'> {
  return {
    principals: [new iam.AccountPrincipal(trackerAccount)],
    actions: ['sts:AssumeRole'],
    conditions: {
      StringEquals: {
        'aws:PrincipalOrgID': organizationId,
        'sts:ExternalId': collection.externalId,
      },
      ...conditions,
    },
  };
}
