import { isThrottlingError } from '@smithy/core/retry';
import * as z from 'zod';
import { callerFaults } from './caller-faults';
import { credentialsFault } from './credentials-fault';
import { whatIsWrong } from './malformed';
import { decidedBy, isUnreadable, oneLine } from './message';
import { isSdkError } from './sdk-error';

/** What was asked of whom. */
export interface Asked {
  /** Such as `The StackSet orgcost-member-account`. */
  readonly subject: string;
  /** As in a policy, such as `cloudformation:ListStackInstances`. */
  readonly operation: string;
}

/**
 * What went wrong with a request, in one line that says what to mend; undefined for what neither the SDK nor a check of its
 * answer throws.
 * @param mendOf what to mend after an error that is known, told after the operation's name
 */
export function faultOf(
  error: unknown,
  { subject, operation }: Asked,
  mendOf: (error: Error) => string | undefined,
): string | undefined {
  if (error instanceof z.ZodError) {
    return `${subject}: ${operation} answered with what makes no sense: ${whatIsWrong(error)}`;
  }
  if (error instanceof Error && error.name === 'CredentialsProviderError') {
    return callerFaults['not-loaded'];
  }
  if (!isSdkError(error)) return undefined;
  const own = credentialsFault(error);
  if (own) return callerFaults[own];
  const mend = mendOf(error);
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

/** What refuses a request for its caller, by the names that services have for it. */
export const deniedMends: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationError',
    'AuthorizationErrorException',
  ].map((name) => [name, "is denied: allow it in the caller's policy"]),
);
