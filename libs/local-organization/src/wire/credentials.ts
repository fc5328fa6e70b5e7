import type { AccountId } from '@orgcost/domain';
import { expired } from '../faults/refusals';
import { AwsError } from './aws-error';
import { speaksXml, type ServiceName } from './protocol';

/** Who calls, as his credentials say. */
export interface Caller {
  readonly account: AccountId;
  readonly arn: string;
  readonly userId: string;
}

export interface TemporaryCredentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: string;
}

interface Session {
  readonly caller: Caller;
  readonly token: string;
  readonly expiresAt: number;
  uses: number;
}

/** The tracker account's own access key. Clearly of no use anywhere else. */
export const permanentKey = {
  AWS_ACCESS_KEY_ID: 'AKIALOCALORGANIZATIO',
  AWS_SECRET_ACCESS_KEY: 'local-organization-no-secret',
} as const;

/**
 * Knows the access keys that were issued. Signatures are not verified: a key is
 * as good as its secret, for nothing here is worth protecting.
 */
export class CredentialStore {
  readonly #sessions = new Map<string, Session>();

  /** @param now milliseconds since 1970, for clients compare expirations with their machine's clock */
  constructor(
    private readonly owner: Caller,
    private readonly now: () => number,
  ) {}

  issue(caller: Caller, seconds: number): TemporaryCredentials {
    const number = String(this.#sessions.size + 1);
    const key = `ASIALOCAL${number.padStart(11, '0')}`;
    const token = `local-organization-session-${number}`;
    const expiresAt = this.now() + seconds * 1000;
    this.#sessions.set(key, { caller, token, expiresAt, uses: 0 });
    return {
      AccessKeyId: key,
      SecretAccessKey: permanentKey.AWS_SECRET_ACCESS_KEY,
      SessionToken: token,
      Expiration: new Date(expiresAt).toISOString(),
    };
  }

  /** Whose key a request is signed with, if it is known; counts as no use of it. */
  callerOf(headers: Headers): Caller | undefined {
    const key = keyOf(headers);
    if (key === permanentKey.AWS_ACCESS_KEY_ID) return this.owner;
    return key === undefined ? undefined : this.#sessions.get(key)?.caller;
  }

  /**
   * @param maximumUses after which temporary credentials count as expired
   * @throws AwsError as the service words it
   */
  authenticate(
    headers: Headers,
    service: ServiceName,
    maximumUses = Number.POSITIVE_INFINITY,
  ): Caller {
    const key = keyOf(headers);
    if (key === undefined) {
      throw new AwsError(
        speaksXml(service) ? 'MissingAuthenticationToken' : 'MissingAuthenticationTokenException',
        'Missing Authentication Token',
        speaksXml(service) ? 403 : 400,
      );
    }
    if (key === permanentKey.AWS_ACCESS_KEY_ID) return this.owner;
    const session = this.#sessions.get(key);
    if (!session || session.token !== headers.get('x-amz-security-token'))
      throw unknownKey(service);
    session.uses += 1;
    if (this.now() >= session.expiresAt || session.uses > maximumUses) throw expired(service);
    return session.caller;
  }
}

function keyOf(headers: Headers): string | undefined {
  return /Credential=([^/,\s]+)\//.exec(headers.get('authorization') ?? '')?.[1];
}

/** That a request is signed for. */
export function regionOf(headers: Headers): string {
  return scopeOf(headers)?.[1] ?? 'us-east-1';
}

/** The service's name in signatures, such as `s3`, that a request is signed for. */
export function signedServiceOf(headers: Headers): string | undefined {
  return scopeOf(headers)?.[2];
}

function scopeOf(headers: Headers): RegExpExecArray | null {
  return /Credential=[^/,\s]+\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\//.exec(
    headers.get('authorization') ?? '',
  );
}

function unknownKey(service: ServiceName): AwsError {
  if (service === 'S3') {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    return new AwsError('InvalidAccessKeyId', message, 403);
  }
  const message = 'The security token included in the request is invalid.';
  return speaksXml(service)
    ? new AwsError('InvalidClientTokenId', message, 403)
    : new AwsError('UnrecognizedClientException', message);
}
