import { isUnreadable, oneLine } from '@orgcost/aws-client';
import * as z from 'zod';
import type { ExitCode } from './io';

export interface Failure {
  /** One line, or one for each thing that is wrong: what it is, and how to mend it. */
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** What Node and the AWS SDK put on their errors; empty where they do not. */
const factsSchema = z.object({
  name: z.string(),
  message: z.string(),
  code: z.string().catch(''),
  path: z.string().catch(''),
  address: z.string().catch(''),
  port: z.number().optional().catch(undefined),
  cause: z.unknown().optional(),
  /** On every error that the SDK hands on. */
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional().catch(undefined),
  /** Of an AggregateError. */
  errors: z.array(z.unknown()).catch([]),
});

type Facts = z.infer<typeof factsSchema>;
/** @param outermost what the error is the cause of, or the error itself */
type Explain = (error: Facts, outermost: Facts) => string;

const renew = 'sign in again, for example with "aws sso login", or export new ones';
const refused: Explain = () =>
  'AWS does not accept these credentials: check --profile, AWS_PROFILE or the exported keys';
const expired = `The AWS credentials have expired: ${renew}`;
const notSignedIn = ({ message }: Facts): string => {
  const profile = /profile=(\S+)/.exec(message)?.[1];
  const login = profile === undefined ? 'aws sso login' : `aws sso login --profile ${profile}`;
  return `Nobody is signed in to this AWS profile, or no longer: sign in with "${login}"`;
};
const noCredentials =
  'There are no AWS credentials: sign in with "aws sso login", name a profile with --profile, or export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
const denied: Explain = ({ message }) =>
  `AWS refused: ${firstLine(message)}: allow it in a policy of whoever is signed in`;
const again = 'run the same command again later; what is in the ledger is unharmed';
const throttled: Explain = () => `AWS throttles the table beyond all retries: ${again}`;
const noPermission: Explain = ({ path }) =>
  `No permission for ${path || 'a file'}: grant it, or name another place`;

/** Causes that are the same wherever they are met, so that they need no context to be explained. */
const rootCauses: Readonly<Record<string, Explain>> = {
  CredentialsProviderError: (error) => {
    if (/expired|re-authenticate/i.test(error.message)) return expired;
    return error.message.includes('aws sso login') ? notSignedIn(error) : noCredentials;
  },
  TokenProviderError: () => expired,
  ExpiredToken: () => expired,
  ExpiredTokenException: () => expired,
  UnrecognizedClientException: refused,
  InvalidAccessKeyId: refused,
  InvalidClientTokenId: refused,
  InvalidSignatureException: refused,
  SignatureDoesNotMatch: refused,
  TimeoutError: () => 'No answer in time: check the network, then run the same command again',
  ECONNREFUSED: unreachable('nothing listens there'),
  ECONNRESET: unreachable('the connection was cut'),
  EHOSTUNREACH: unreachable('there is no way to it'),
  ENETUNREACH: unreachable('there is no way to it'),
  ENOTFOUND: unreachable('its name is unknown'),
  EAI_AGAIN: unreachable('its name could not be looked up'),
  ETIMEDOUT: unreachable('it does not answer'),
  ENOENT: ({ path }) => `There is no ${path || 'such file'}: correct the path`,
  EISDIR: ({ path }) => `${path || 'The path'} is a folder: name a file`,
  ENOTDIR: ({ path }) => `${path || 'The path'} leads through a file: name a folder`,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: ({ path }) => `${path || 'The place'} is on a read-only disk: name another place`,
  ENOSPC: () =>
    'The disk is full: make room, then run the same command again; what is in the ledger is unharmed',
  EDQUOT: () =>
    'The disk quota is used up: make room, then run the same command again; what is in the ledger is unharmed',
};

/** Answers of AWS that come with no word of the project's own around them. */
const answers: Readonly<Record<string, Explain>> = {
  AccessDenied: denied,
  AccessDeniedException: denied,
  ProvisionedThroughputExceededException: throttled,
  ThrottlingException: throttled,
  RequestLimitExceeded: throttled,
};

/** Turns whatever went wrong into what a person is told. */
export function failureOf(error: unknown): Failure {
  const chain = causesOf(error);
  const [outermost] = chain;
  if (outermost?.name === 'InvalidInputError') return { message: outermost.message, exitCode: 2 };
  if (outermost?.name === 'EmbeddedLedgerError') return { message: outermost.message, exitCode: 1 };
  for (const cause of chain) {
    const explain = lookUp(rootCauses, cause);
    if (explain) return { message: explain(cause, outermost ?? cause), exitCode: 1 };
  }
  return { message: outermost ? explainOutermost(outermost) : String(error), exitCode: 1 };
}

function explainOutermost(error: Facts): string {
  if (error.message === 'Region is missing') {
    return 'No AWS Region is set: add --region us-east-1, or export AWS_REGION';
  }
  const explain = lookUp(answers, error);
  if (explain) return explain(error, error);
  if (error.$metadata) {
    const said = [error.name, oneLine(error.message)].filter((text) => text !== '').join(': ');
    if (!isUnreadable(error) && isRefused(error)) return `AWS refused the request (${said})`;
    const what = isUnreadable(error) ? 'sent an answer that cannot be read' : 'failed';
    return `AWS ${what} (${said}): ${again}`;
  }
  if (faults.includes(error.name)) {
    return `${firstLine(error.message)}: this is a fault in orgcost; ORGCOST_DEBUG=1 shows where`;
  }
  return firstLine(error.message || error.name);
}

/** Of Node: nobody who uses orgcost can mend them. */
const faults = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

export function isFault(error: unknown): boolean {
  return error instanceof Error && faults.includes(error.name);
}

/** By its status, which the same request will meet again. */
function isRefused({ $metadata }: Facts): boolean {
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500;
}

function lookUp(explanations: Readonly<Record<string, Explain>>, { name, code }: Facts) {
  return [code, name]
    .map((key) => (Object.hasOwn(explanations, key) ? explanations[key] : undefined))
    .find(Boolean);
}

function unreachable(why: string): Explain {
  return ({ address, port, message }, outermost) => {
    const name = /\b(?:ENOTFOUND|EAI_AGAIN) (\S+)/.exec(message)?.[1];
    const place = address
      ? `${address}${port === undefined ? '' : `:${port}`}`
      : (name ?? 'An endpoint');
    // Where it is not a source of costs, it is the ledger's table.
    const settings =
      outermost.name === 'CostSourceError'
        ? 'the network and AWS_ENDPOINT_URL*'
        : 'the network, --endpoint-url and AWS_ENDPOINT_URL*';
    return `${place} cannot be reached, ${why}: check ${settings}`;
  };
}

/** The error, what caused it, and so on; of several at once the first. */
function causesOf(error: unknown): Facts[] {
  const chain: Facts[] = [];
  let next = factsSchema.safeParse(error);
  while (next.success && chain.length < 10) {
    const [first] = next.data.errors;
    chain.push(...(first === undefined ? [] : causesOf(first)), next.data);
    next = factsSchema.safeParse(next.data.cause);
  }
  return chain;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
