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
  if (!(error instanceof Error)) return undefined;
  if (isMalformed(error)) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return ['unavailable', `answered with what makes no sense: ${oneLine(what)}`];
  }
  if (!comesFromSdk(error)) return undefined;
  const known = knownFaults[error.name];
  if (known) return [known[0], `${known[1]}${decidedBy(error)}`];
  return isThrottlingError(error)
    ? ['throttled', 'is throttled beyond all retries: collect with fewer requests a second']
    : ['unavailable', `failed (${error.name}: ${oneLine(error.message)})`];
}

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
  // Of a role that could be assumed a moment ago: no fault of the account's.
  UnrecognizedClientException: [
    'unavailable',
    'does not know the credentials of the role that was assumed: collect later',
  ],
  InvalidSignatureException: [
    'unavailable',
    "refuses the signature of the role that was assumed: correct this machine's clock",
  ],
  DataUnavailableException: [
    'no-data',
    'has no data yet: Cost Explorer prepares it within 24 hours of its first use',
  ],
  BillExpirationException: ['unavailable', 'no longer has these days: ask for a later start'],
  ExpiredTokenException: [
    'unavailable',
    'takes the credentials of the role that was assumed for expired, new ones too: ' +
      "correct this machine's clock",
  ],
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

/** The retry middleware marks every error that it lets through, of the service and of the network. */
function comesFromSdk(error: Error): error is Parameters<typeof isThrottlingError>[0] {
  return '$metadata' in error;
}

function isMalformed(error: Error): boolean {
  return error instanceof z.ZodError || error instanceof InvalidInputError;
}

/**
 * The kind of policy that denies, where AWS tells it after whom and what it denies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function decidedBy({ message }: Error): string {
  const [why] = /\b(?:because no|with an explicit deny) .*/.exec(message) ?? [];
  return why === undefined ? '' : ` (AWS says: ${why})`;
}

/** Without the hint to programmers that the SDK adds to an answer that it cannot read. */
function oneLine(text: string): string {
  return text
    .replace(/Deserialization error:.*/s, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
