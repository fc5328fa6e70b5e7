import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { billingRegion, stackSetName, tableArn } from '../names';
import { placeAccounts } from './place-accounts';

/** What the reconciler may do. */
export function reconcilerPermissions(
  deployment: Deployment,
  queue: string,
): readonly Permission[] {
  const table = tableArn(deployment);
  // StackSets of a delegated administrator are in the management account.
  const owners = new Set([deployment.trackerAccount, deployment.managementAccount]);
  const inEither = (what: string, region = billingRegion) =>
    [...owners].map((owner) => `arn:aws:cloudformation:${region}:${owner}:${what}`);
  return [
    {
      sid: 'KeepThresholds',
      why: "It reads accounts' tags, and keeps which thresholds they were given.",
      actions: ['dynamodb:PutItem', 'dynamodb:Query'],
      resources: [table, `${table}/index/gsi1`],
    },
    {
      sid: 'ReadStacks',
      why: 'It reads which accounts have alarms, and what became of its changes.',
      broad: "A StackSet's ARN ends with an id that AWS chooses.",
      actions: [
        'cloudformation:DescribeStackSetOperation',
        'cloudformation:ListStackInstances',
        'cloudformation:ListStackSetOperationResults',
      ],
      resources: inEither(`stackset/${stackSetName}:*`),
    },
    {
      sid: 'ChangeThresholds',
      why: "It changes the thresholds of accounts' alarms.",
      broad: "A StackSet's ARN ends with an id that AWS chooses; accounts come and go.",
      actions: ['cloudformation:UpdateStackInstances'],
      resources: [
        ...inEither(`stackset/${stackSetName}:*`),
        // AWS's own examples have targets with a Region and without one, types with an account and without one.
        ...inEither(`stackset-target/${stackSetName}:*/*`, '*'),
        `arn:aws:cloudformation:${billingRegion}:*:type/resource/AWS-CloudWatch-Alarm`,
        `arn:aws:cloudformation:${billingRegion}:*:type/resource/AWS-IAM-Role`,
      ],
    },
    {
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
      sid: 'ActAsDelegatedAdministrator',
      why: 'StackSets look up in its name whether its account is a delegated administrator.',
      broad: 'Organizations names no resource for this list.',
      actions: ['organizations:ListDelegatedAdministrators'],
      resources: ['*'],
    },
    placeAccounts,
    {
      sid: 'TakeAccountEvents',
      why: 'Lambda takes account events from the queue for it.',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [queue],
    },
  ];
}
