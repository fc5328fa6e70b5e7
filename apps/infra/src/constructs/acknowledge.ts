import { Validations, type CfnResource } from 'aws-cdk-lib';

/** The key of a resource's metadata under which it says what was accepted of it, and why. */
export const acceptedKey = 'OrgCost::Accepted';

/**
 * Accepts what a rule of cdk-nag finds, for a reason that goes into the template as well.
 * @param rule such as `SQS3`
 */
export function acknowledge(resource: CfnResource, rule: string, reason: string): void {
  Validations.of(resource).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
  resource.addMetadata(acceptedKey, { [rule]: reason });
}
