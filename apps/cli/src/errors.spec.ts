import { InvalidInputError } from '@orgcost/domain';
import { failureOf, isFault } from './errors';

class SdkError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const system = (code: string, facts: object = {}): Error =>
  Object.assign(new Error(`${code}: what the system says`), { code, ...facts });

const noCredentials =
  'There are no AWS credentials: sign in with "aws sso login", name a profile with --profile, or export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
const expired =
  'The AWS credentials have expired: sign in again, for example with "aws sso login", or export new ones';
const notAccepted =
  'AWS does not accept these credentials: check --profile, AWS_PROFILE or the exported keys';
const network = 'check the network, --endpoint-url and AWS_ENDPOINT_URL*';

describe('what a person is told', () => {
  it.each<[unknown, string]>([
    [
      new SdkError('CredentialsProviderError', 'Could not load credentials from any providers'),
      noCredentials,
    ],
    [
      new SdkError('CredentialsProviderError', 'The SSO session has expired or is invalid'),
      expired,
    ],
    [
      new SdkError(
        'CredentialsProviderError',
        "The SSO session token associated with profile=work was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      ),
      'Nobody is signed in to this AWS profile, or no longer: sign in with "aws sso login --profile work"',
    ],
    [
      new SdkError(
        'CredentialsProviderError',
        'The SSO session associated with this profile is invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
      ),
      'Nobody is signed in to this AWS profile, or no longer: sign in with "aws sso login"',
    ],
    [new SdkError('TokenProviderError', 'Token is expired'), expired],
    [new SdkError('ExpiredTokenException', 'The security token is expired'), expired],
    [new SdkError('UnrecognizedClientException', 'The token is invalid'), notAccepted],
    [new SdkError('InvalidClientTokenId', 'The token is invalid'), notAccepted],
    [
      new SdkError('AccessDeniedException', 'No permission for dynamodb:Query\non table orgcost'),
      'AWS refused: No permission for dynamodb:Query: allow it in a policy of whoever is signed in',
    ],
    [
      new Error('Region is missing'),
      'No AWS Region is set: add --region us-east-1, or export AWS_REGION',
    ],
    [
      system('ECONNREFUSED', { address: '127.0.0.1', port: 8000 }),
      `127.0.0.1:8000 cannot be reached, nothing listens there: ${network}`,
    ],
    [
      new AggregateError([system('ECONNREFUSED', { address: '::1', port: 8000 })]),
      `::1:8000 cannot be reached, nothing listens there: ${network}`,
    ],
    [
      Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.test'), { code: 'ENOTFOUND' }),
      `nowhere.test cannot be reached, its name is unknown: ${network}`,
    ],
    [
      new SdkError('CostSourceError', 'The caller: sts:GetCallerIdentity failed', {
        cause: system('ECONNREFUSED', { address: '127.0.0.1', port: 8000 }),
      }),
      '127.0.0.1:8000 cannot be reached, nothing listens there: check the network and AWS_ENDPOINT_URL*',
    ],
    [system('ETIMEDOUT'), `An endpoint cannot be reached, it does not answer: ${network}`],
    [
      new SdkError('TimeoutError', 'socket timed out'),
      'No answer in time: check the network, then run the same command again',
    ],
    [
      system('ENOSPC'),
      'The disk is full: make room, then run the same command again; what is in the ledger is unharmed',
    ],
    [
      system('EACCES', { path: '/srv/orgcost' }),
      'No permission for /srv/orgcost: grant it, or name another place',
    ],
    [
      system('EROFS', { path: '/mnt/.orgcost' }),
      '/mnt/.orgcost is on a read-only disk: name another place',
    ],
    [system('ENOENT', { path: 'costs.csv' }), 'There is no costs.csv: correct the path'],
    [system('EISDIR'), 'The path is a folder: name a file'],
    [
      new SdkError(
        'EmbeddedLedgerError',
        'The embedded ledger in x cannot be used: it is damaged',
        {
          cause: system('ENOENT'),
        },
      ),
      'The embedded ledger in x cannot be used: it is damaged',
    ],
    [
      new SdkError('CostSourceError', 'The organization: the request failed', {
        cause: new SdkError('CredentialsProviderError', 'Could not load credentials'),
      }),
      noCredentials,
    ],
    [
      new SdkError('CostSourceError', 'The organization: it may not be listed', {
        cause: new SdkError('AccessDeniedException', 'no'),
      }),
      'The organization: it may not be listed',
    ],
    [
      new TypeError('x is undefined'),
      'x is undefined: this is a fault in orgcost; ORGCOST_DEBUG=1 shows where',
    ],
    [new SdkError('InternalServerError', ''), 'InternalServerError'],
    [
      new SdkError('ProvisionedThroughputExceededException', 'slow down'),
      'AWS throttles the table beyond all retries: run the same command again later; what is in the ledger is unharmed',
    ],
    [
      Object.assign(new SdkError('ValidationException', 'no such index'), {
        $metadata: { httpStatusCode: 400 },
      }),
      'AWS refused the request (ValidationException: no such index)',
    ],
    [
      Object.assign(new SdkError('InternalServerError', 'oops\n'), { $metadata: {} }),
      'AWS failed (InternalServerError: oops): run the same command again later; what is in the ledger is unharmed',
    ],
    [
      Object.assign(
        new SyntaxError(
          'Unexpected end of JSON input\n  Deserialization error: to see the raw response, inspect …',
        ),
        { $metadata: {} },
      ),
      'AWS sent an answer that cannot be read (SyntaxError: Unexpected end of JSON input): run the same command again later; what is in the ledger is unharmed',
    ],
    ['thrown text', 'thrown text'],
  ])('%s', (error, message) => {
    expect(failureOf(error)).toEqual({ message, exitCode: 1 });
  });

  it('is all that is wrong with what was typed, with the exit code of wrong usage', () => {
    const error = new InvalidInputError('--from is no day\n--to is no day', {
      cause: system('ENOENT'),
    });

    expect(failureOf(error)).toEqual({
      message: '--from is no day\n--to is no day',
      exitCode: 2,
    });
  });
});

test('a fault is of Node, and no one else can mend it', () => {
  expect(
    [new TypeError('x'), new Error('x'), new SdkError('TimeoutError', 'x'), 'x'].map(isFault),
  ).toEqual([true, false, false, false]);
});
