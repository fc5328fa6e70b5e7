import type { Deployment } from '@orgcost/config';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from '../constructs/permission';
import type { DeployedProps } from '../deployed';
import { billingRegion } from '../names';

const issuer = 'token.actions.githubusercontent.com';

/** CDK's own name for what its bootstrap makes, unless one chooses another. */
const bootstrapQualifier = 'hnb659fds';

/** What lets the repository's workflow in, without any key: https://docs.github.com/actions/concepts/security/openid-connect */
export class DeliveryStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    {
      deployment,
      github,
      ...props
    }: DeployedProps & { readonly github: NonNullable<Deployment['github']> },
  ) {
    super(scope, id, { ...props, description: 'OrgCost: what lets its CI deploy' });
    const provider = new iam.CfnOIDCProvider(this, 'GitHub', {
      url: `https://${issuer}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    const { environment } = github;
    const regions = [...new Set([deployment.homeRegion, billingRegion])];
    new WorkflowRole(this, 'Deploy', {
      roleName: 'orgcost-deploy',
      provider: provider.ref,
      subjects: subjectsOf(github, `environment:${environment}`),
      permission: {
        sid: 'AssumeBootstrapRoles',
        why: "It deploys through the roles of CDK's bootstrap, which CloudFormation works with.",
        actions: ['sts:AssumeRole'],
        resources: this.#bootstrapRoles(regions, ['deploy', 'file-publishing', 'lookup']),
      },
    });
    new WorkflowRole(this, 'Diff', {
      roleName: 'orgcost-diff',
      provider: provider.ref,
      subjects: subjectsOf(github, 'pull_request'),
      permission: {
        sid: 'ReadTemplates',
        why: "It reads OrgCost's templates as they are deployed, to tell what a pull request would change, and nothing else.",
        broad: 'Ids of stacks are chosen by CloudFormation.',
        actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
        resources: regions.map(
          (region) => `arn:aws:cloudformation:${region}:${this.account}:stack/orgcost-*`,
        ),
      },
    });
  }

  #bootstrapRoles(regions: readonly string[], kinds: readonly string[]): string[] {
    return regions.flatMap((region) =>
      kinds.map(
        (kind) =>
          `arn:aws:iam::${this.account}:role/cdk-${bootstrapQualifier}-${kind}-role-${this.account}-${region}`,
      ),
    );
  }
}

/**
 * GitHub's tokens name the repository with its owner, and newer ones with the numbers of both besides, which no other
 * repository of the same name can have.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function subjectsOf(
  { repository, ownerId, repositoryId }: NonNullable<Deployment['github']>,
  what: string,
): string[] {
  const [owner, name] = repository.split('/');
  return [
    `repo:${repository}:${what}`,
    ...(ownerId === undefined || repositoryId === undefined
      ? []
      : [`repo:${owner}@${ownerId}/${name}@${repositoryId}:${what}`]),
  ];
}

interface WorkflowRoleProps {
  readonly roleName: string;
  readonly provider: string;
  /** Who the workflow has to be, one of these: GitHub says so in its token. */
  readonly subjects: string[];
  readonly permission: Permission;
}

class WorkflowRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { roleName, provider, subjects, permission }: WorkflowRoleProps,
  ) {
    super(scope, id);
    const trust: Permission = {
      sid: 'AssumedByWorkflow',
      why: `${subjects.join(' or ')} comes in, and no other workflow.`,
      principals: [new iam.FederatedPrincipal(provider, {})],
      actions: ['sts:AssumeRoleWithWebIdentity'],
      conditions: {
        StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subjects },
      },
    };
    const role = new iam.CfnRole(this, 'Role', {
      roleName,
      assumeRolePolicyDocument: policyDocument([trust]),
      policies: [{ policyName: permission.sid, policyDocument: policyDocument([permission]) }],
    });
    giveReasons(role, [trust, permission]);
  }
}
