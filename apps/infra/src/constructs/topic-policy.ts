import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from './permission';

/** A service of AWS that publishes, and for whom. */
export interface Publisher extends Required<Pick<Permission, 'sid' | 'why' | 'conditions'>> {
  /** Such as cloudwatch.amazonaws.com. */
  readonly service: string;
}

/** Lets these publish, and nobody else of another account, and nobody over a connection that is not encrypted. */
export function topicPolicy(
  scope: Construct,
  id: string,
  topic: sns.CfnTopic,
  publishers: readonly Publisher[],
): sns.CfnTopicPolicy {
  const permissions: readonly Permission[] = [
    ...publishers.map(({ service, ...rest }) => ({
      ...rest,
      principals: [new iam.ServicePrincipal(service)],
      actions: ['sns:Publish'],
      resources: [topic.ref],
    })),
    {
      sid: 'OnlyEncrypted',
      why: 'Nobody publishes over a connection that is not encrypted.',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['sns:Publish'],
      resources: [topic.ref],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ];
  const policy = new sns.CfnTopicPolicy(scope, id, {
    topics: [topic.ref],
    policyDocument: policyDocument(permissions),
  });
  giveReasons(policy, permissions);
  return policy;
}
