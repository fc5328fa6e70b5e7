import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { STSClient } from '@aws-sdk/client-sts';
import { parseUtcDay } from '@orgcost/domain';
import {
  startLocalOrganization,
  type Faults,
  type LocalOrganization,
} from '@orgcost/local-organization';
import { callerIdentity } from './caller-identity';
import { memberCredentials, roleCredentials } from './role-credentials';

const sessionName = 'orgcost-test';
const environment = { ...process.env };
let folder: string;
let local: LocalOrganization;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgcost-aws-'));
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment);
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...environment };
  await local.close();
  await rm(folder, { recursive: true });
});

/** Takes the caller's keys from the environment into a file of profiles, in place of this machine's own. */
async function useProfile(name: string, settings: string): Promise<void> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = local.environment;
  const keys = `aws_access_key_id = ${AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}`;
  await writeFile(
    join(folder, 'config'),
    `[profile keys]\n${keys}\n[profile ${name}]\n${settings}\n`,
  );
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  process.env['AWS_CONFIG_FILE'] = join(folder, 'config');
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(folder, 'credentials');
}

test("a member account's role is assumed under the session's name", async () => {
  const { memberRoleName, externalId, managementAccount } = local.settings;
  const credentialsOf = memberCredentials({ roleName: memberRoleName, externalId, sessionName });

  const client = new STSClient({ credentials: credentialsOf(managementAccount) });
  expect(await callerIdentity(client)).toEqual({
    account: managementAccount,
    arn: `arn:aws:sts::${managementAccount}:assumed-role/${memberRoleName}/${sessionName}`,
  });
  await callerIdentity(client);
  expect(local.requests.count('AssumeRole')).toBe(1);
});

test('any role is assumed by its ARN', async () => {
  const { payerRoleArn, externalId, managementAccount } = local.settings;
  const credentials = roleCredentials({ externalId, sessionName })(payerRoleArn);

  expect(await callerIdentity(new STSClient({ credentials }))).toMatchObject({
    account: managementAccount,
  });
});

test('a session lasts an hour at most, for the caller may be an assumed role itself', async () => {
  const { payerRoleArn, externalId } = local.settings;
  const { expiration } = await roleCredentials({ externalId, sessionName })(payerRoleArn)();

  const left = Number(expiration) - Date.now();
  expect(Math.round(left / 600_000) * 10).toBe(60);
});

test.each([
  ['another ExternalId', { externalId: 'not-the-one' }],
  ['no ExternalId', { externalId: undefined }],
  ['a role that does not exist', { roleName: 'NoSuchRole' }],
])('%s: denied, with what to compare', async (_, wrong) => {
  const { memberRoleName, externalId, trackerAccount } = local.settings;
  const right = { roleName: memberRoleName, externalId, sessionName };
  const roleArn = `arn:aws:iam::${trackerAccount}:role/${{ ...right, ...wrong }.roleName}`;

  await expect(memberCredentials({ ...right, ...wrong })(trackerAccount)()).rejects.toMatchObject({
    name: 'CostSourceError',
    kind: 'denied',
    message:
      `The role ${roleArn}: it cannot be assumed: create it in that account, let it trust the caller, and compare ` +
      'the ExternalId',
    cause: {
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${trackerAccount}:user/orgcost is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    },
  });
});

describe('how often STS is asked', () => {
  const always: Faults = { serverErrorRate: 1 };

  test('more often than the three times of the SDK', async () => {
    local.setFaults(always);
    const { payerRoleArn, externalId } = local.settings;
    const assumed = roleCredentials({ externalId, sessionName })(payerRoleArn)();

    while (local.requests.count('AssumeRole') < 3) await setImmediate();
    local.setFaults({});
    expect(await assumed).toMatchObject({ accessKeyId: expect.any(String) });
    expect(local.requests.count('AssumeRole')).toBe(4);
  });

  test('as often as AWS_MAX_ATTEMPTS says', async () => {
    local.setFaults(always);
    process.env['AWS_MAX_ATTEMPTS'] = '2';
    const { payerRoleArn, externalId } = local.settings;

    await expect(roleCredentials({ externalId, sessionName })(payerRoleArn)()).rejects.toThrow(
      'sts:AssumeRole failed (InternalFailure: ',
    );
    expect(local.requests.count('AssumeRole')).toBe(2);
  });
});

test('hundreds of roles are assumed though STS throttles most of the requests', async () => {
  local.setFaults({ throttleRate: 0.6 });
  jest.spyOn(Math, 'random').mockReturnValue(0);
  const { payerRoleArn, externalId } = local.settings;
  process.env['AWS_MAX_ATTEMPTS'] = '30';
  const credentialsOf = roleCredentials({ externalId, sessionName });

  for (let role = 0; role < 200; role += 1) {
    expect(await credentialsOf(payerRoleArn)()).toMatchObject({ accessKeyId: expect.any(String) });
  }
}, 30_000);

describe('the caller', () => {
  /** From now on the caller is an assumed role itself, as in Lambda. */
  async function becomeSession(): Promise<void> {
    const { memberRoleName, externalId, trackerAccount } = local.settings;
    const role = { roleName: memberRoleName, externalId, sessionName };
    const session = await memberCredentials(role)(trackerAccount)();
    process.env['AWS_ACCESS_KEY_ID'] = session.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = session.secretAccessKey;
    process.env['AWS_SESSION_TOKEN'] = session.sessionToken;
  }

  test('is who the environment says', async () => {
    expect(await callerIdentity(new STSClient())).toEqual({
      account: local.settings.trackerAccount,
      arn: `arn:aws:iam::${local.settings.trackerAccount}:user/orgcost`,
    });
  });

  test('is who the profile says, with its max_attempts', async () => {
    const { memberRoleName, payerRoleArn, externalId, trackerAccount } = local.settings;
    const own = [
      'source_profile = keys',
      `role_arn = arn:aws:iam::${trackerAccount}:role/${memberRoleName}`,
      `external_id = ${externalId}`,
      'max_attempts = 2',
    ];
    await useProfile('own', own.join('\n'));
    const assume = roleCredentials({ externalId, sessionName, profile: 'own' })(payerRoleArn);
    await assume();
    expect(local.requests.count('AssumeRole')).toBe(2);

    local.setFaults({ serverErrorRate: 1 });
    await expect(assume()).rejects.toThrow('sts:AssumeRole failed');
    expect(local.requests.count('AssumeRole')).toBe(4);
  });

  test('is who the profile says, before the keys of the environment', async () => {
    await useProfile('own', 'source_profile = keys');
    // The SDK warns of keys that it leaves aside.
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIANOSUCHKEY';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
    const { payerRoleArn, externalId, managementAccount } = local.settings;
    const assume = roleCredentials({ externalId, sessionName, profile: 'keys' })(payerRoleArn);

    expect(await callerIdentity(new STSClient({ credentials: assume }))).toMatchObject({
      account: managementAccount,
    });
    warn.mockRestore();
  });

  const notLoaded =
    'Your own AWS credentials cannot be loaded: sign in, for example with "aws sso login", or set AWS_PROFILE';

  test.each<[string, () => void | Promise<void>, string, string]>([
    [
      'a key that AWS does not know',
      () => {
        process.env['AWS_ACCESS_KEY_ID'] = 'AKIANOSUCHKEY';
      },
      'AWS does not know your own credentials: sign in again',
      'InvalidClientTokenId',
    ],
    [
      'a session that has expired',
      async () => {
        await becomeSession();
        local.setFaults({ expireCredentialsAfterRequests: 0 });
      },
      'Your own AWS credentials have expired: sign in again',
      'ExpiredToken',
    ],
    [
      'a profile that does not exist',
      async () => {
        await useProfile('another', '');
        process.env['AWS_PROFILE'] = 'own';
      },
      notLoaded,
      'CredentialsProviderError',
    ],
    [
      'a role of its own that is denied',
      async () => {
        const roleArn = `arn:aws:iam::${local.settings.trackerAccount}:role/NoSuchRole`;
        await useProfile('own', `source_profile = keys\nrole_arn = ${roleArn}`);
        process.env['AWS_PROFILE'] = 'own';
      },
      notLoaded,
      'AccessDenied',
    ],
  ])('with %s is to blame itself: no account is denied', async (_, goBad, message, cause) => {
    await goBad();
    const { memberRoleName, externalId, managementAccount } = local.settings;
    const role = { roleName: memberRoleName, externalId, sessionName };

    await expect(memberCredentials(role)(managementAccount)()).rejects.toMatchObject({
      name: 'CostSourceError',
      kind: 'unavailable',
      message,
      cause: { name: cause },
    });
  });

  test('is told the same when it asks who it is', async () => {
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIANOSUCHKEY';

    await expect(callerIdentity(new STSClient())).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'AWS does not know your own credentials: sign in again',
    });
  });
});
