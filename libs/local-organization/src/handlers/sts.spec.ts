import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleCommandInput,
} from '@aws-sdk/client-sts';
import { startLocalOrganization, type LocalOrganization } from '../local-organization';
import type { Special } from '../organization/special';
import { clientsOf } from '../testing/clients';
import { accountThatIs, origin } from '../testing/organizations';
import { refusal } from '../testing/refusal';

let local: LocalOrganization;
let sts: STSClient;

beforeAll(async () => {
  local = await startLocalOrganization({ today: origin });
  ({ sts } = clientsOf(local));
});
afterAll(() => local.close());

function roleOf(account: string, role = local.settings.memberRoleName): string {
  return `arn:aws:iam::${account}:role/${role}`;
}

function idOf(special: Special): string {
  return accountThatIs(special, local.organization).id;
}

function assume(RoleArn: string, input: Partial<AssumeRoleCommandInput> = {}) {
  const { externalId: ExternalId } = local.settings;
  return sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'collector', ExternalId, ...input }),
  );
}

it('knows the tracker account’s caller', async () => {
  const { $metadata, ...identity } = await sts.send(new GetCallerIdentityCommand({}));
  expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.any(String) });
  expect(identity).toEqual({
    UserId: 'AIDALOCALORGANIZATIO',
    Account: local.settings.trackerAccount,
    Arn: `arn:aws:iam::${local.settings.trackerAccount}:user/orgcost`,
  });
});

it.each(['management', 'tracker', 'never-used', 'created-today'] as const)(
  'lets its role be assumed in the account that is %s',
  async (special) => {
    const account = idOf(special);
    const identity = await clientsOf(local)
      .memberSts(account)
      .send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/OrgCostReader/spec`,
    });
  },
);

it('issues credentials that expire when they were asked to', async () => {
  const before = Date.now();
  const { Credentials, AssumedRoleUser } = await assume(local.settings.payerRoleArn, {
    DurationSeconds: 900,
  });
  const lifetime = (Credentials?.Expiration?.getTime() ?? 0) - before;
  expect(lifetime).toBeGreaterThanOrEqual(900_000);
  expect(lifetime).toBeLessThan(960_000);
  expect(AssumedRoleUser).toEqual({
    AssumedRoleId: `AROALOCAL${local.settings.managementAccount}:collector`,
    Arn: `arn:aws:sts::${local.settings.managementAccount}:assumed-role/OrgCostPayerReader/collector`,
  });
});

describe('refuses as AWS does', () => {
  const denied = (role: string) => [
    'AccessDenied',
    403,
    `User: arn:aws:iam::${local.settings.trackerAccount}:user/orgcost is not authorized to perform: ` +
      `sts:AssumeRole on resource: ${role}`,
  ];

  it.each(['suspended', 'closing', 'closed', 'role-denied', 'role-missing'] as const)(
    'an account that is %s',
    async (special) => {
      const role = roleOf(idOf(special));
      expect(await refusal(assume(role))).toEqual(denied(role));
    },
  );

  it('a role that the account does not have', async () => {
    const role = roleOf(idOf('without-tags'), 'Admin');
    expect(await refusal(assume(role))).toEqual(denied(role));
  });

  it('the payer’s role outside the management account', async () => {
    const role = roleOf(idOf('without-tags'), 'OrgCostPayerReader');
    expect(await refusal(assume(role))).toEqual(denied(role));
  });

  it('an account outside the organization', async () => {
    const role = roleOf('123456789012');
    expect(await refusal(assume(role))).toEqual(denied(role));
  });

  it.each(['another-id', undefined])('the ExternalId %s', async (ExternalId) => {
    const role = roleOf(idOf('without-tags'));
    expect(await refusal(assume(role, { ExternalId }))).toEqual(denied(role));
  });

  it('a caller that the role does not trust', async () => {
    const account = idOf('without-tags');
    const role = roleOf(idOf('unicode-name'));
    const answer = clientsOf(local)
      .memberSts(account)
      .send(
        new AssumeRoleCommand({
          RoleArn: role,
          RoleSessionName: 'hop',
          ExternalId: local.settings.externalId,
        }),
      );
    expect(await refusal(answer)).toEqual([
      'AccessDenied',
      403,
      `User: arn:aws:sts::${account}:assumed-role/OrgCostReader/spec is not authorized to perform: ` +
        `sts:AssumeRole on resource: ${role}`,
    ]);
  });

  it('requests that break its model', async () => {
    const answer = assume('OrgCostReader', { RoleSessionName: 'a b', DurationSeconds: 60 });
    expect(await refusal(answer)).toEqual([
      'ValidationError',
      400,
      "3 validation errors detected: Value at 'roleArn' failed to satisfy constraint: Member must be the ARN of a role; " +
        "Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*; " +
        "Value at 'durationSeconds' failed to satisfy constraint: Too small: expected number to be >=900",
    ]);
  });

  it.each([
    [{ accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' }],
    [{ accessKeyId: 'ASIALOCAL00000000001', secretAccessKey: 'x', sessionToken: 'forged' }],
  ])('credentials that it did not issue: %j', async (credentials) => {
    await assume(roleOf(idOf('management')));
    const stranger = new STSClient({ endpoint: local.endpoint, region: 'us-east-1', credentials });
    expect(await refusal(stranger.send(new GetCallerIdentityCommand({})))).toEqual([
      'InvalidClientTokenId',
      403,
      'The security token included in the request is invalid.',
    ]);
  });

  it('requests without credentials, and operations that it lacks', async () => {
    const ask = async (body: string, headers = {}) => {
      const response = await fetch(local.endpoint, { method: 'POST', body, headers });
      return [response.status, await response.text()];
    };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const [status, xml] = await ask('Action=GetCallerIdentity', form);
    expect(status).toBe(403);
    expect(String(xml).replace(/(?<=<RequestId>)[^<]+/, 'ID')).toBe(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        '<Code>MissingAuthenticationToken</Code><Message>Missing Authentication Token</Message></Error>' +
        '<RequestId>ID</RequestId></ErrorResponse>',
    );
    const [unknown, refused] = await ask('Action=GetFederationToken', form);
    expect(unknown).toBe(400);
    expect(refused).toContain('<Code>InvalidAction</Code>');
  });
});
