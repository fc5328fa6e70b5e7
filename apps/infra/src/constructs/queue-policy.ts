import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from './permission';

export interface QueuePolicyProps {
  readonly queue: sqs.CfnQueue;
  /** Who fills it; a queue of dead letters is filled by SQS itself. */
  readonly filledBy?: readonly Filler[];
}

export interface Filler extends Pick<Permission, 'sid' | 'why'> {
  readonly service: string;
  /** What of the service's. */
  readonly source: string;
}

/** Lets these fill a queue, and nobody else, and nobody in over a connection that is not encrypted. */
export class QueuePolicy extends Construct {
  constructor(scope: Construct, id: string, { queue, filledBy = [] }: QueuePolicyProps) {
    super(scope, id);
    const permissions: readonly Permission[] = [
      ...filledBy.map(({ service, source, ...rest }) => ({
        ...rest,
        principals: [new iam.ServicePrincipal(service)],
        actions: ['sqs:SendMessage'],
        resources: [queue.attrArn],
        conditions: { ArnEquals: { 'aws:SourceArn': source } },
      })),
      {
        sid: 'OnlyEncrypted',
        why: 'Nobody comes over a connection that is not encrypted.',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['sqs:*'],
        resources: [queue.attrArn],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ];
    const policy = new sqs.CfnQueuePolicy(this, 'Policy', {
      queues: [queue.ref],
      policyDocument: policyDocument(permissions),
    });
    giveReasons(policy, permissions);
  }
}
