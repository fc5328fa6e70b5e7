import type { AlarmStack } from '@orgcost/alerting';
import type { StackInstance } from './stack-instances';

/**
 * The stacks that can be given other parameters now. One that a deployment is still to reach, or has left unstable, is not
 * among them: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html
 */
export function changeableStacks(instances: readonly StackInstance[]): AlarmStack[] {
  return instances.flatMap(({ account, stack, status, detailedStatus }) =>
    stack === undefined || status === 'INOPERABLE' || unchangeable.has(detailedStatus)
      ? []
      : [{ account, stack }],
  );
}

const unchangeable: ReadonlySet<string | undefined> = new Set([
  'PENDING',
  'RUNNING',
  'SKIPPED_SUSPENDED_ACCOUNT',
  'INOPERABLE',
]);
