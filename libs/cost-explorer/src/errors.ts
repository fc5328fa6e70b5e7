import {
  credentialsFault,
  decidedBy,
  isSdkError,
  isUnreadable,
  oneLine,
  whatIsWrong,
  type CredentialsFault,
} from '@orgcost/aws-client';
import { CostSourceError, type CostSourceErrorKind } from '@orgcost/collection';
import { InvalidInputError } from '@orgcost/domain';
import { isThrottlingError } from '@smithy/core/retry';
import * as z from 'zod';

/** The credentials ran out, or were revoked, while they were in use: new ones may be accepted. */
export function isExpiredToken(error: unknown): boolean {
  return error instanceof Error && credentialsFault(error) === 'expired';
}

/**
 * A request's error in the words of the port; what neither the SDK nor a check of its answer threw is handed back.
 * Accounts with the same trouble have the same words but for their ids: AWS's own are there only where nothing better is
 * known, and in the cause.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/CommonErrors.html
 *
 * @param subject whose costs were asked for, such as `Account 111122223333`
 */
export function costSourceError(error: unknown, subject: string, operation: string): unknown {
  const fault = faultOf(error);
  if (!fault) return error;
  const [kind, what] = fault;
  return new CostSourceError(kind, `${subject}: ce:${operation} ${what}`, { cause: error });
}

/** What it means, and what the action did, with what to do about it. */
type Fault = readonly [CostSourceErrorKind, string];

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof z.ZodError) return malformed(whatIsWrong(error));
  if (error instanceof InvalidInputError) return malformed(error.message);
  if (!isSdkError(error)) return undefined;
  const credentials = credentialsFault(error);
  if (credentials) return ['unavailable', credentialsFaults[credentials]];
  const known = knownFaults[error.name];
  if (known) return [known[0], `${known[1]}${decidedBy(error)}`];
  if (isUnreadable(error)) {
    return [
      'unavailable',
      `answered with what cannot be read (${oneLine(error.message)}): collect later, or correct AWS_ENDPOINT_URL*`,
    ];
  }
  return isThrottlingError(error)
    ? ['throttled', 'is throttled beyond all retries: collect with fewer requests a second']
    : ['unavailable', `failed (${error.name}: ${oneLine(error.message)})`];
}

/** Of a role that could be assumed a moment ago: no fault of the account's. */
const credentialsFaults: Readonly<Record<CredentialsFault, string>> = {
  expired:
    'takes the credentials of the role that was assumed for expired, new ones too: ' +
    "correct this machine's clock",
  unknown: 'does not know the credentials of the role that was assumed: collect later',
  'wrong-signature':
    "refuses the signature of the role that was assumed: correct this machine's clock",
};

const denied: Fault = [
  'denied',
  'is denied: allow it in the policy of the role that is assumed there and, for member accounts, ' +
    "Cost Explorer access in the management account's preferences",
];

const knownFaults: Readonly<Partial<Record<string, Fault>>> = {
  AccessDenied: denied,
  AccessDeniedException: denied,
  OptInRequired: [
    'denied',
    'is denied: the account has no subscription, as when it is closed or suspended',
  ],
  DataUnavailableException: [
    'no-data',
    'has no data yet: Cost Explorer prepares it within 24 hours of its first use',
  ],
  BillExpirationException: ['unavailable', 'no longer has these days: ask for a later start'],
  InvalidNextTokenException: [
    'unavailable',
    'refused its own page tokens again and again: collect later',
  ],
  RequestChangedException: [
    'unavailable',
    'changed its answer again and again while it was read: collect later',
  ],
  // What JSON.parse throws, for an answer that broke off or the HTML page of another server.
  SyntaxError: [
    'unavailable',
    'answered with what is not JSON: collect later, or correct AWS_ENDPOINT_URL*',
  ],
};

function malformed(what: string): Fault {
  return ['unavailable', `answered with what makes no sense: ${oneLine(what)}`];
}
