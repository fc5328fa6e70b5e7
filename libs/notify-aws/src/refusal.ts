import { MailNotTakenError } from '@orgcost/alerting';
import {
  callerFaults,
  credentialsFault,
  decidedBy,
  isSdkError,
  oneLine,
  type SdkError,
} from '@orgcost/aws-client';
import { isThrottlingError } from '@smithy/core/retry';

/**
 * An error of SES, as one that says that nothing was sent, and why; undefined where something may have been, as after an
 * answer that did not come, or an error of SES itself.
 */
export function refusalOf(error: unknown): MailNotTakenError | undefined {
  if (error instanceof Error && error.name === 'CredentialsProviderError') {
    return new MailNotTakenError(callerFaults['not-loaded'], { cause: error });
  }
  const unreached = unreachedBy(error);
  if (unreached !== undefined) {
    return new MailNotTakenError(`SES cannot be reached: ${unreached}`, { cause: error });
  }
  if (!isSdkError(error) || !isAnswered(error)) return undefined;
  const own = credentialsFault(error);
  return new MailNotTakenError(own ? callerFaults[own] : `SES ${refusing(error)}`, {
    cause: error,
  });
}

/** Why there was no connection over which a mail could have been sent. */
function unreachedBy(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && noConnection[code]
    ? `${noConnection[code]} (${code})`
    : undefined;
}

/** Only what cannot come of a connection that there was: https://man7.org/linux/man-pages/man2/connect.2.html */
const noConnection: Readonly<Partial<Record<string, string>>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'its name could not be looked up',
};

/** With a status that says that the request is at fault; 408 says that it did not come whole in time. */
function isAnswered({ $metadata: { httpStatusCode = 0 } = {} }: SdkError): boolean {
  return httpStatusCode >= 400 && httpStatusCode < 500 && httpStatusCode !== 408;
}

function refusing(error: SdkError): string {
  const mend = mends[error.name];
  if (mend !== undefined) return `${mend}${decidedBy(error)} (${error.name})`;
  if (isThrottlingError(error)) return `is asked for more than its sending rate (${error.name})`;
  return `takes no such mail (${error.name}: ${oneLine(error.message)})`;
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const mends: Readonly<Partial<Record<string, string>>> = {
  AccessDeniedException: "denies ses:SendEmail: allow it in the sending role's policy",
  AccountSuspendedException: 'has suspended sending for good: ask AWS Support why',
  LimitExceededException: "has sent all that the account's daily quota allows",
  MailFromDomainNotVerifiedException: "has not verified the sender's MAIL FROM domain",
  NotFoundException: 'does not know the configuration set, or the sender: deploy, and verify it',
  SendingPausedException: 'has paused sending: see its console for why, then resume it',
};
