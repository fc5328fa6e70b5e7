import { isThrottlingError } from '@smithy/core/retry';
import { CostSourceError, type CostSourceErrorKind } from '@orgcost/collection';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';

/** The credentials ran out, or were revoked, while they were in use: new ones may be accepted. */
export function isExpiredToken(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExpiredTokenException';
}

/**
 * A request's error in the words of the port; what neither the SDK nor a check of its answer threw is handed back.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/CommonErrors.html
 *
 * @param subject whose costs were asked for, such as `Account 111122223333`
 */
export function costSourceError(error: unknown, subject: string, operation: string): unknown {
  const fault = faultOf(error);
  if (!fault) return error;
  const { kind, message } = fault;
  return new CostSourceError(kind, `${subject}: ${message(`ce:${operation}`)}`, { cause: error });
}

interface Fault {
  readonly kind: CostSourceErrorKind;
  readonly message: (action: string) => string;
}

function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isMalformed(error)) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return {
      kind: 'unavailable',
      message: (action) => `${action} answered with what makes no sense: ${oneLine(what)}`,
    };
  }
  if (!comesFromSdk(error)) return undefined;
  const said = `${error.name}: ${oneLine(error.message)}`;
  const known = knownFaults[error.name];
  if (known) return { kind: known.kind, message: (action) => `${known.message(action)} (${said})` };
  return isThrottlingError(error)
    ? {
        kind: 'throttled',
        message: (action) =>
          `${action} is throttled beyond all retries: collect with fewer requests a second (${said})`,
      }
    : { kind: 'unavailable', message: (action) => `${action} failed (${said})` };
}

const denied: Fault = {
  kind: 'denied',
  message: (action) =>
    `${action} is denied: allow it in the policy of the role that is assumed there and, for member accounts, ` +
    `Cost Explorer access in the management account's preferences`,
};

const knownFaults: Readonly<Partial<Record<string, Fault>>> = {
  AccessDenied: denied,
  AccessDeniedException: denied,
  OptInRequired: {
    kind: 'denied',
    message: (action) =>
      `${action} is denied: the account has no subscription, as when it is closed or suspended`,
  },
  UnrecognizedClientException: {
    kind: 'denied',
    message: (action) => `${action} does not know these credentials: sign in again`,
  },
  DataUnavailableException: {
    kind: 'no-data',
    message: (action) =>
      `${action} has no data yet: Cost Explorer prepares it within 24 hours of its first use`,
  },
  BillExpirationException: {
    kind: 'unavailable',
    message: (action) => `${action} no longer has these days: ask for a later start`,
  },
  ExpiredTokenException: {
    kind: 'unavailable',
    message: (action) =>
      `${action} refused credentials that expired, and new ones too: sign in again`,
  },
  InvalidNextTokenException: {
    kind: 'unavailable',
    message: (action) => `${action} refused its own page tokens again and again: collect later`,
  },
  RequestChangedException: {
    kind: 'unavailable',
    message: (action) =>
      `${action} changed its answer again and again while it was read: collect later`,
  },
  // What JSON.parse throws, for an answer that broke off or the HTML page of another server.
  SyntaxError: {
    kind: 'unavailable',
    message: (action) =>
      `${action} answered with what is not JSON: collect later, or correct AWS_ENDPOINT_URL*`,
  },
};

/** The retry middleware marks every error that it lets through, of the service and of the network. */
function comesFromSdk(error: Error): error is Parameters<typeof isThrottlingError>[0] {
  return '$metadata' in error || error.name === 'CredentialsProviderError';
}

function isMalformed(error: Error): boolean {
  return error instanceof z.ZodError || error instanceof InvalidInputError;
}

/** Without the hint to programmers that the SDK adds to an answer that it cannot read. */
function oneLine(text: string): string {
  return text
    .replace(/Deserialization error:.*/s, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
