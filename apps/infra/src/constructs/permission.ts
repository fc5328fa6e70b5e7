import { Validations, type CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** One statement of a policy, and why it is there. */
export interface Permission {
  readonly sid: string;
  /** For docs/permissions.md, and for whoever reads the template. */
  readonly why: string;
  readonly effect?: iam.Effect;
  readonly principals?: iam.IPrincipal[];
  readonly actions: string[];
  readonly resources?: string[];
  readonly conditions?: Record<string, Record<string, string | string[]>>;
  /** Where a resource has a wildcard: why there is none that is narrower. */
  readonly broad?: string;
}

/** The key of a resource's metadata under which the reasons of its statements are, by their Sid. */
const reasonsKey = 'OrgCost::Reasons';

export function statementOf({
  why: _why,
  broad: _broad,
  ...statement
}: Permission): iam.PolicyStatement {
  return new iam.PolicyStatement(statement);
}

/** Writes the reasons into the template, beside the policy; a wildcard is accepted where there is a reason for it. */
export function giveReasons(resource: CfnResource, permissions: readonly Permission[]): void {
  for (const { broad, resources = [] } of permissions) {
    if (broad === undefined) continue;
    Validations.of(resource).acknowledge(
      ...resources
        .filter((each) => each.includes('*'))
        .map((each) => ({
          id: `AwsSolutions::AwsSolutions-IAM5[Resource::${each}]`,
          reason: broad,
        })),
    );
  }
  resource.addMetadata(
    reasonsKey,
    Object.fromEntries(
      permissions.map(({ sid, why, broad }) => [
        sid,
        broad === undefined ? why : `${why} ${broad}`,
      ]),
    ),
  );
}

export function policyDocument(permissions: readonly Permission[]): iam.PolicyDocument {
  return new iam.PolicyDocument({ statements: permissions.map(statementOf) });
}
