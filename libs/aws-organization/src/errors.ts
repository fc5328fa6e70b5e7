import {
  callerFaults,
  credentialsFault,
  decidedBy,
  isSdkError,
  isUnreadable,
  oneLine,
  whatIsWrong,
  type SdkError,
} from '@orgcost/aws-client';
import { CostSourceError, type CostSourceErrorKind } from '@orgcost/collection';
import { isThrottlingError } from '@smithy/core/retry';
import * as z from 'zod';

/** What an error of the given name means for the subject that was asked, and how to mend it. */
export type Faults = Readonly<Partial<Record<string, readonly [CostSourceErrorKind, string]>>>;

/** What was asked of whom. */
export interface Question {
  /** Such as `The role arn:aws:iam::111122223333:role/orgcost`. */
  readonly subject: string;
  /** As in a policy, such as `sts:AssumeRole`. */
  readonly operation: string;
}

/**
 * An SDK's error, or a check's of its answer, in the words of the port; any other is handed back. Accounts with the same
 * trouble have the same words but for their ids: AWS's own are there only where nothing better is known, and in the cause.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function awsError(
  error: unknown,
  { subject, operation }: Question,
  faults: Faults,
): unknown {
  if (error instanceof z.ZodError) {
    const what = `answered with what makes no sense: ${whatIsWrong(error)}`;
    return new CostSourceError('unavailable', `${subject}: ${operation} ${what}`, { cause: error });
  }
  if (error instanceof Error && error.name === 'CredentialsProviderError') {
    return callerError(error);
  }
  if (!isSdkError(error)) return error;
  const own = credentialsFault(error);
  if (own) return new CostSourceError('unavailable', callerFaults[own], { cause: error });
  const [kind, mend] = faults[error.name] ?? anyFault(error, operation);
  return new CostSourceError(kind, `${subject}: ${mend}${decidedBy(error)}`, { cause: error });
}

/** Whatever keeps the caller's credentials from being loaded, a role of his own that is denied to him, too. */
export function callerError(error: unknown): CostSourceError {
  return new CostSourceError('unavailable', callerFaults['not-loaded'], { cause: error });
}

function anyFault(error: SdkError, operation: string): readonly [CostSourceErrorKind, string] {
  if (isThrottlingError(error)) {
    return ['throttled', `${operation} is throttled beyond all retries: try again later`];
  }
  if (isUnreadable(error)) {
    return [
      'unavailable',
      `${operation} answered with what cannot be read (${oneLine(error.message)}): ` +
        'try again later, or correct AWS_ENDPOINT_URL*',
    ];
  }
  return ['unavailable', `${operation} failed (${error.name}: ${oneLine(error.message)})`];
}
