import { isThrottlingError } from '@smithy/core/retry';
import { CostSourceError, type CostSourceErrorKind } from '@orgcost/collection';
import * as z from 'zod';

/** What an error of the given name means for the subject that was asked, and how to mend it. */
export type Faults = Readonly<Partial<Record<string, readonly [CostSourceErrorKind, string]>>>;

/**
 * An SDK's error, or a check's of its answer, in the words of the port; any other is handed back. Accounts with the same
 * trouble have the same words but for their ids: AWS's own are there only where nothing better is known, and in the cause.
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
  const ownFault = callerFaults[error.name];
  if (ownFault !== undefined) return new CostSourceError('unavailable', ownFault, { cause: error });
  const [kind, mend] = faults[error.name] ?? anyFault(error);
  return new CostSourceError(kind, `${subject}: ${mend}${decidedBy(error)}`, { cause: error });
}

/** Whatever keeps the caller's credentials from being loaded, a role of his own that is denied to him, too. */
export function callerError(error: unknown): CostSourceError {
  return new CostSourceError('unavailable', notLoaded, { cause: error });
}

const notLoaded =
  'Your own AWS credentials cannot be loaded: sign in, for example with "aws sso login", or set AWS_PROFILE';
const expired = 'Your own AWS credentials have expired: sign in again';
const unknown = 'AWS does not know your own credentials: sign in again';
const wrongSignature =
  "AWS refuses the signature of your own credentials: correct the secret access key, or this machine's clock";

/**
 * What is wrong with the credentials that everything starts from. No account is to blame, so that none counts as denied:
 * all are tried again in the next run.
 */
const callerFaults: Readonly<Partial<Record<string, string>>> = {
  CredentialsProviderError: notLoaded,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  InvalidClientTokenId: unknown,
  UnrecognizedClientException: unknown,
  SignatureDoesNotMatch: wrongSignature,
  InvalidSignatureException: wrongSignature,
};

function anyFault(error: SdkError): readonly [CostSourceErrorKind, string] {
  if (isThrottlingError(error)) {
    return ['throttled', 'throttled beyond all retries: try again later'];
  }
  if (hint.test(error.message)) {
    return [
      'unavailable',
      'the answer is not one of AWS: try again later, or correct AWS_ENDPOINT_URL*',
    ];
  }
  return ['unavailable', `the request failed (${error.name}: ${oneLine(error.message)})`];
}

type SdkError = Parameters<typeof isThrottlingError>[0];

/** The retry middleware marks every error that it lets through, of the service and of the network. */
function comesFromSdk(error: Error): error is SdkError {
  return '$metadata' in error || error.name === 'CredentialsProviderError';
}

/**
 * The kind of policy that denies, where AWS tells it after whom and what it denies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function decidedBy({ message }: Error): string {
  const [why] = /\b(?:because no|with an explicit deny) .*/.exec(message) ?? [];
  return why === undefined ? '' : ` (AWS says: ${why})`;
}

/** The SDK adds a hint to programmers to what its parsers throw, as for the HTML page of another server. */
const hint = /\s*Deserialization error:.*/s;

function oneLine(text: string): string {
  return text.replace(hint, '').replaceAll(/\s+/g, ' ').trim();
}
