import { isThrottlingError } from '@smithy/core/retry';
import { CostSourceError, type CostSourceErrorKind } from '@orgcost/collection';
import * as z from 'zod';

/**
 * What an error of the given name means, and how to mend it. Where the subject's own faults say it, AWS's words add
 * nothing for people, and are kept in the cause.
 */
export type Faults = Readonly<Partial<Record<string, readonly [CostSourceErrorKind, string]>>>;

/**
 * An SDK's error, or a check's of its answer, in the words of the port; any other is handed back.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 *
 * @param subject what was asked, such as `The role arn:aws:iam::111122223333:role/orgcost`
 */
export function awsError(error: unknown, subject: string, faults: Faults): unknown {
  if (error instanceof z.ZodError) {
    const what = oneLine(z.prettifyError(error));
    return new CostSourceError('unavailable', `${subject}: the answer makes no sense: ${what}`, {
      cause: error,
    });
  }
  if (!(error instanceof Error) || !comesFromSdk(error)) return error;
  const known = faults[error.name];
  if (known) return new CostSourceError(known[0], `${subject}: ${known[1]}`, { cause: error });
  const [kind, mend] =
    callerFaults[error.name] ??
    (isThrottlingError(error) ? throttled : isUnreadable(error) ? unreadable : failed);
  const said = `${error.name}: ${oneLine(error.message)}`;
  return new CostSourceError(kind, `${subject}: ${mend} (${said})`, { cause: error });
}

const throttled = ['throttled', 'throttled beyond all retries: try again later'] as const;
const failed = ['unavailable', 'the request failed'] as const;
const unreadable = [
  'unavailable',
  'the answer is not one of AWS: try again later, or correct AWS_ENDPOINT_URL*',
] as const;
const expired = ['unavailable', 'your own AWS credentials have expired: sign in again'] as const;
const unknown = ['denied', 'AWS does not know your own credentials: sign in again'] as const;

/** What is wrong with the credentials that everything starts from. */
const callerFaults: Faults = {
  CredentialsProviderError: [
    'denied',
    'no AWS credentials were found: set AWS_PROFILE, or sign in with `aws sso login` or `aws login`',
  ],
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  InvalidClientTokenId: unknown,
  UnrecognizedClientException: unknown,
};

/** The retry middleware marks every error that it lets through, of the service and of the network. */
function comesFromSdk(error: Error): error is Parameters<typeof isThrottlingError>[0] {
  return '$metadata' in error || error.name === 'CredentialsProviderError';
}

/** The SDK adds a hint to programmers to what its parsers throw, as for the HTML page of another server. */
const hint = /\s*Deserialization error:.*/s;

function isUnreadable({ message }: Error): boolean {
  return hint.test(message);
}

function oneLine(text: string): string {
  return text.replace(hint, '').replaceAll(/\s+/g, ' ').trim();
}
