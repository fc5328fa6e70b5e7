import { setImmediate } from 'node:timers/promises';
import { STSClient } from '@aws-sdk/client-sts';
import { parseUtcDay } from '@orgcost/domain';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { callerIdentity } from './caller-identity';
import { organizationDirectory } from './organization-directory';
import { createOrganizationsClient } from './organizations-client';
import { memberCredentials, roleCredentials } from './role-credentials';

const environment = { ...process.env };
let local: LocalOrganization;

async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<void> {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1, ...options });
  Object.assign(process.env, local.environment);
}

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

test.each<[string, Partial<LocalOrganizationOptions>]>([
  ['as AWS lists it', {}],
  ['of many accounts', { accounts: 110 }],
  ['that still sends only Status', { legacyStatus: true }],
  ['with 30% throttling', { faults: { throttleRate: 0.3 } }],
])('an organization %s: every account with path, tags and state', async (_, options) => {
  await open(options);
  const client = createOrganizationsClient({ retryStrategy: new ConfiguredRetryStrategy(10, 1) });

  const listed = await organizationDirectory(client).listAccounts();
  expect(sorted(listed)).toEqual(
    sorted(
      local.organization.accounts.map((account) => ({
        id: account.id,
        name: account.name,
        email: account.email,
        state: options.legacyStatus && account.state === 'CLOSED' ? 'SUSPENDED' : account.state,
        organizationalUnitPath: account.organizationalUnitPath,
        joined: account.joined,
        tags: account.tags,
        management: account.management,
      })),
    ),
  );
});

function sorted<Account extends { readonly id: string }>(accounts: readonly Account[]): Account[] {
  return [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('roles', () => {
  const sessionName = 'orgcost-test';

  test("a member account's role is assumed under the session's name", async () => {
    await open();
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
    await open();
    const { payerRoleArn, externalId, managementAccount } = local.settings;
    const credentials = roleCredentials({ externalId, sessionName })(payerRoleArn);

    expect(await callerIdentity(new STSClient({ credentials }))).toMatchObject({
      account: managementAccount,
    });
  });

  test('a session lasts an hour at most, for the caller may be an assumed role itself', async () => {
    await open();
    const { payerRoleArn, externalId } = local.settings;
    const { expiration } = await roleCredentials({ externalId, sessionName })(payerRoleArn)();

    const left = Number(expiration) - Date.now();
    expect(Math.round(left / 600_000) * 10).toBe(60);
  });

  test('STS is asked more often than the three times of the SDK', async () => {
    await open({ faults: { serverErrorRate: 1 } });
    const { payerRoleArn, externalId } = local.settings;
    const assumed = roleCredentials({ externalId, sessionName })(payerRoleArn)();

    while (local.requests.count('AssumeRole') < 3) await setImmediate();
    local.setFaults({});
    expect(await assumed).toMatchObject({ accessKeyId: expect.any(String) });
    expect(local.requests.count('AssumeRole')).toBe(4);
  });

  test('the caller may be someone else than the environment says', async () => {
    await open();
    const { payerRoleArn, externalId } = local.settings;
    const callerCredentials = () =>
      Promise.resolve({ accessKeyId: 'AKIANOSUCHKEY', secretAccessKey: 'secret' });

    await expect(
      roleCredentials({ externalId, sessionName, callerCredentials })(payerRoleArn)(),
    ).rejects.toMatchObject({
      kind: 'denied',
      message: `The role ${payerRoleArn}: AWS does not know your own credentials: sign in again (InvalidClientTokenId: The security token included in the request is invalid.)`,
    });
  });

  test('without a role, the caller is who the environment says', async () => {
    await open();

    expect(await callerIdentity(new STSClient())).toEqual({
      account: local.settings.trackerAccount,
      arn: `arn:aws:iam::${local.settings.trackerAccount}:user/orgcost`,
    });
  });

  test.each([
    ['another ExternalId', { externalId: 'not-the-one' }],
    ['no ExternalId', { externalId: undefined }],
    ['a role that does not exist', { roleName: 'NoSuchRole' }],
  ])('%s: denied, with what to compare', async (_, wrong) => {
    await open();
    const { memberRoleName, externalId, trackerAccount } = local.settings;
    const right = { roleName: memberRoleName, externalId, sessionName };
    const roleArn = `arn:aws:iam::${trackerAccount}:role/${{ ...right, ...wrong }.roleName}`;

    await expect(memberCredentials({ ...right, ...wrong })(trackerAccount)()).rejects.toMatchObject(
      {
        name: 'CostSourceError',
        kind: 'denied',
        message:
          `The role ${roleArn}: it cannot be assumed: create it in that account, let it trust the caller, and compare ` +
          'the ExternalId',
        cause: {
          name: 'AccessDenied',
          message: `User: arn:aws:iam::${trackerAccount}:user/orgcost is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        },
      },
    );
  });

  test('the partition is part of the ARN', async () => {
    await open();

    await expect(
      memberCredentials({ roleName: 'orgcost', sessionName, partition: 'aws-cn' })(
        '111111111111',
      )(),
    ).rejects.toThrow('The role arn:aws-cn:iam::111111111111:role/orgcost: ');
  });

  test('keys that AWS does not know are the caller to blame', async () => {
    await open();
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIANOSUCHKEY';

    await expect(callerIdentity(new STSClient())).rejects.toMatchObject({
      kind: 'denied',
      message:
        'The caller: AWS does not know your own credentials: sign in again (InvalidClientTokenId: The security token included in the request is invalid.)',
    });
  });
});
