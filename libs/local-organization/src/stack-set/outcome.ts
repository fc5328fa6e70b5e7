import type { AccountId } from '@orgcost/domain';

/** What an operation comes to in one account. */
export interface Result {
  readonly account: AccountId;
  readonly status: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  readonly reason?: string;
}

/** What it comes to altogether. */
export interface Outcome {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly results: readonly Result[];
}

interface Target {
  readonly account: AccountId;
  readonly stackId?: string;
}

interface Conditions {
  readonly isFailing: (account: AccountId) => boolean;
  readonly tolerancePercent: number;
}

/**
 * One account after the other; once more have failed than are tolerated, the rest is cancelled. An account without a stack,
 * such as a suspended one, counts as failed: AWS does not document what a skipped one counts as.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationPreferences.html
 */
export function outcomeOf(
  targets: readonly Target[],
  { isFailing, tolerancePercent }: Conditions,
): Outcome {
  const tolerated = Math.floor((targets.length * tolerancePercent) / 100);
  let failures = 0;
  const results = targets.map(({ account, stackId }): Result => {
    if (failures > tolerated) return { account, status: 'CANCELLED', reason: cancelled };
    const reason = stackId === undefined ? suspended : isFailing(account) ? failing : undefined;
    if (reason === undefined) return { account, status: 'SUCCEEDED' };
    failures += 1;
    return { account, status: 'FAILED', reason };
  });
  return { status: failures > tolerated ? 'FAILED' : 'SUCCEEDED', results };
}

const cancelled = 'Cancelled since failure tolerance has exceeded';
const suspended = 'The account is suspended';
const failing =
  'ResourceLogicalId:MonthToDate, ResourceType:AWS::CloudWatch::Alarm, ' +
  'ResourceStatusReason:The local organization lets this stack fail.';
