import { AssumeRoleCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { connections, maxAttempts } from '@orgcost/aws-client';
import type { AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { awsError, callerError, type Faults } from './errors';

type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

export interface RoleOptions {
  /** Names the caller in the accounts' CloudTrail. */
  readonly sessionName: string;
  /** What the role's trust policy asks for, against a confused deputy. */
  readonly externalId?: string | undefined;
  /** Whose credentials assume the role; without it, the SDK's default: environment, AWS_PROFILE, the Lambda's role. */
  readonly profile?: string;
  /** Longest wait for an answer of STS. */
  readonly requestTimeoutSeconds?: number | undefined;
}

export interface MemberRoleOptions extends RoleOptions {
  /** The role's name, with its path if it has one: the same in every account. */
  readonly roleName: string;
}

/**
 * Credentials of a role by its ARN, assumed when they are first asked for and again before they expire. For an hour at
 * most, the limit where the caller itself is an assumed role, as in Lambda:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
 *
 * The providers that one call makes share the caller's credentials and the connections to STS. They throw
 * CostSourceError.
 */
export function roleCredentials({
  sessionName,
  externalId,
  requestTimeoutSeconds,
  ...profile
}: RoleOptions): (roleArn: string) => CredentialProvider {
  const nextClient = stsClients({
    ...profile,
    credentials: credentialsOfCaller(profile),
    // As the clients of Cost Explorer, whose credentials these are.
    region: 'us-east-1',
    maxAttempts: maxAttempts(profile),
    requestHandler: connections(requestTimeoutSeconds),
  });
  return (roleArn) => async () => {
    try {
      const { Credentials } = assumedRoleSchema.parse(
        await nextClient().send(
          new AssumeRoleCommand({
            RoleArn: roleArn,
            RoleSessionName: sessionName,
            ExternalId: externalId,
            DurationSeconds: 3600,
          }),
        ),
      );
      return {
        accessKeyId: Credentials.AccessKeyId,
        secretAccessKey: Credentials.SecretAccessKey,
        sessionToken: Credentials.SessionToken,
        expiration: Credentials.Expiration,
      };
    } catch (error) {
      throw awsError(
        error,
        { subject: `The role ${roleArn}`, operation: 'sts:AssumeRole' },
        roleFaults,
      );
    }
  };
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const assumedRoleSchema = z.object({
  Credentials: z.object({
    AccessKeyId: z.string().min(1),
    SecretAccessKey: z.string().min(1),
    SessionToken: z.string().min(1),
    Expiration: z.date(),
  }),
});

/** The same for the role of one name in every account. */
export function memberCredentials({
  roleName,
  ...options
}: MemberRoleOptions): (account: AccountId) => CredentialProvider {
  const credentialsOf = roleCredentials(options);
  return (account) => credentialsOf(`arn:aws:iam::${account}:role/${roleName}`);
}

/**
 * A client takes longer to make than to use, as the SDK's provider of a role's credentials does for each role; and each
 * has a quota of retries, which thousands of requests would use up when STS throttles:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const requestsOfClient = 50;

function stsClients(config: STSClientConfig): () => STSClient {
  let client = new STSClient(config);
  let requests = 0;
  return () => {
    if (requests === requestsOfClient) {
      client = new STSClient(config);
      requests = 0;
    }
    requests += 1;
    return client;
  };
}

function credentialsOfCaller(profile: Pick<RoleOptions, 'profile'>): CredentialProvider {
  const load = fromNodeProviderChain(profile);
  return async (properties) => {
    try {
      return await load(properties);
    } catch (error) {
      throw callerError(error);
    }
  };
}

const roleFaults: Faults = {
  // STS says the same for a role that does not exist, that does not trust the caller, and for a wrong ExternalId.
  AccessDenied: [
    'denied',
    'it cannot be assumed: create it in that account, let it trust the caller, and compare the ExternalId',
  ],
};
