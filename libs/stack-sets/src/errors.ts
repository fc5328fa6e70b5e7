import {
  callerFaults,
  credentialsFault,
  decidedBy,
  isSdkError,
  isUnreadable,
  oneLine,
  whatIsWrong,
} from '@orgcost/aws-client';
import { isThrottlingError } from '@smithy/core/retry';
import * as z from 'zod';

/** A StackSet could not be read or changed; the message says why, in one line. */
export class StackSetError extends Error {
  override readonly name = 'StackSetError';
}

/**
 * What an operation answers, checked; its errors say what to mend, and have AWS's own as their cause.
 * @param operation such as `ListStackInstances`
 * @throws StackSetError for what the SDK, or a check of its answer, throws
 */
export async function requesting<Answer>(
  stackSet: string,
  operation: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const message = messageOf(error, `The StackSet ${stackSet}`, `cloudformation:${operation}`);
    throw message === undefined ? error : new StackSetError(message, { cause: error });
  }
}

/** Whether AWS refused with an error of this name. */
export function isRefusal(error: unknown, name: string): boolean {
  return (
    error instanceof StackSetError && error.cause instanceof Error && error.cause.name === name
  );
}

function messageOf(error: unknown, subject: string, operation: string): string | undefined {
  if (error instanceof z.ZodError) {
    return `${subject}: ${operation} answered with what makes no sense: ${whatIsWrong(error)}`;
  }
  if (error instanceof Error && error.name === 'CredentialsProviderError') {
    return callerFaults['not-loaded'];
  }
  if (!isSdkError(error)) return undefined;
  const own = credentialsFault(error);
  if (own) return callerFaults[own];
  const mend = refusesAccount.test(error.message) ? notDelegated : mends[error.name];
  if (mend !== undefined) return `${subject}: ${operation} ${mend}${decidedBy(error)}`;
  if (isThrottlingError(error)) {
    return `${subject}: ${operation} is throttled beyond all retries: try again later`;
  }
  if (isUnreadable(error)) {
    return (
      `${subject}: ${operation} answered with what cannot be read (${oneLine(error.message)}): ` +
      'try again later, or correct AWS_ENDPOINT_URL*'
    );
  }
  return `${subject}: ${operation} failed (${error.name}: ${oneLine(error.message)})`;
}

/** AWS says so as well where it may not look up in the caller's name to whom StackSets are delegated. */
const refusesAccount = /delegated admin/i;
const notDelegated =
  'is refused to this account: use the management account, or one that StackSets are delegated to, and there allow ' +
  "the caller's policy organizations:ListDelegatedAdministrators";

const denied = "is denied: allow it in the caller's policy";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackInstances.html */
const mends: Readonly<Partial<Record<string, string>>> = {
  AccessDenied: denied,
  AccessDeniedException: denied,
  StackSetNotFoundException: 'finds none of that name: deploy orgcost-organization first',
  OperationInProgressException:
    'waits for another operation: try again when that is over, or turn managed execution on',
};
