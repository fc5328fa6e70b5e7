import { asking, deniedMends } from '@orgcost/aws-client';

/** A StackSet could not be read or changed; the message says why, in one line. */
export class StackSetError extends Error {
  override readonly name = 'StackSetError';
}

/**
 * What an operation answers, checked; its errors say what to mend, and have AWS's own as their cause.
 * @param operation such as `ListStackInstances`
 * @throws StackSetError for what the SDK, or a check of its answer, throws
 */
export function requesting<Answer>(
  stackSet: string,
  operation: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const asked = { subject: `The StackSet ${stackSet}`, operation: `cloudformation:${operation}` };
  return asking(asked, { Failure: StackSetError, mendOf }, request);
}

/** Whether AWS refused with an error of this name. */
export function isRefusal(error: unknown, name: string): boolean {
  return (
    error instanceof StackSetError && error.cause instanceof Error && error.cause.name === name
  );
}

function mendOf({ name, message }: Error): string | undefined {
  return refusesAccount.test(message) ? notDelegated : mends[name];
}

/** AWS says so as well where it may not look up in the caller's name to whom StackSets are delegated. */
const refusesAccount = /delegated admin/i;
const notDelegated =
  'is refused to this account: use the management account, or one that StackSets are delegated to, and there allow ' +
  "the caller's policy organizations:ListDelegatedAdministrators";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackInstances.html */
const mends: Readonly<Partial<Record<string, string>>> = {
  ...deniedMends,
  StackSetNotFoundException: 'finds none of that name: deploy orgcost-organization first',
  OperationInProgressException:
    'waits for another operation: try again when that is over, or turn managed execution on',
};
