import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Faults } from './faults';
import { startLocalOrganization, type LocalOrganization } from './local-organization';
import { clientsOf } from './testing/clients';
import { accountNamed, origin } from './testing/organizations';
import { aQuery, readPages } from './testing/read-costs';
import { refusal } from './testing/refusal';

let local: LocalOrganization;
let clients: ReturnType<typeof clientsOf>;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin, pageSize: 20 });
  clients = clientsOf(local);
});
afterEach(() => local.close());

const query = aQuery('2026-11-01', '2026-11-06');

function ask() {
  const { sts, organizations, costExplorer } = clients;
  return Promise.all([
    refusal(sts.send(new GetCallerIdentityCommand({}))),
    refusal(organizations.send(new DescribeOrganizationCommand({}))),
    refusal(costExplorer.send(new GetCostAndUsageCommand(query))),
  ]);
}

it('throttles in the words of each service', async () => {
  local.setFaults({ throttleRate: 1 });
  expect(await ask()).toEqual([
    ['Throttling', 400, 'Rate exceeded'],
    ['TooManyRequestsException', 400, 'You have sent too many requests'],
    ['LimitExceededException', 400, 'Rate exceeded'],
  ]);
  expect([local.requests.count(), local.requests.paidPages()]).toEqual([3, 0]);
});

it('fails in the words of each service', async () => {
  local.setFaults({ serverErrorRate: 1 });
  expect(await ask()).toEqual([
    ['InternalFailure', 500, 'The request processing has failed because of an unknown error'],
    ['ServiceException', 500, 'AWS Organizations cannot complete your request'],
    ['InternalFailure', 500, 'The request processing has failed because of an unknown error'],
  ]);
});

it('breaks answers off, which are not paid for', async () => {
  local.setFaults({ malformedRate: 1 });
  const { sts, costExplorer } = clients;
  await expect(costExplorer.send(new GetCostAndUsageCommand(query))).rejects.toThrow(SyntaxError);
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow();
  expect([local.requests.count(), local.requests.paidPages()]).toEqual([2, 0]);
});

it('does so to the same calls, in the rate that was asked for', async () => {
  const run = async (faults: Faults) => {
    local.setFaults(faults);
    const refused: string[] = [];
    for (let call = 0; call < 100; call += 1) {
      const answer = clients.organizations.send(new DescribeOrganizationCommand({}));
      refused.push(
        await answer.then(
          () => '-',
          (error: unknown) => String(error).charAt(0),
        ),
      );
    }
    return refused.join('');
  };
  const first = await run({ throttleRate: 0.2, serverErrorRate: 0.2 });
  expect(first).toMatchInlineSnapshot(
    `"S---S-T-------TT-T-----T-S---TS--S----S-SS------T-T-TSS--S--SS----TTT--S---ST-T-----T--T-T-S-T--ST--"`,
  );
  expect(await run({ throttleRate: 0.2, serverErrorRate: 0.2 })).toBe(first);
});

it('is overcome by the retries of the SDK', async () => {
  local.setFaults({ throttleRate: 0.3, serverErrorRate: 0.2 });
  const { endpoint, environment } = local;
  const client = new OrganizationsClient({
    endpoint,
    region: 'us-east-1',
    maxAttempts: 10,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  for (let call = 0; call < 3; call += 1) {
    await expect(client.send(new DescribeOrganizationCommand({}))).resolves.toMatchObject({
      Organization: { Id: local.settings.organizationId },
    });
  }
  expect(local.requests.count('DescribeOrganization')).toBeGreaterThan(3);
});

it('harms only the operations that it is told to', async () => {
  local.setFaults({ throttleRate: 1, operations: ['DescribeOrganization'] });
  expect((await refusal(clients.organizations.send(new DescribeOrganizationCommand({}))))[0]).toBe(
    'TooManyRequestsException',
  );
  await expect(clients.sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

it('denies accounts', async () => {
  const { id } = accountNamed('Shared Network', local.organization);
  local.setFaults({ deniedAccounts: [id] });
  const [name, status] = await refusal(
    clients.memberSts(id).send(new GetCallerIdentityCommand({})),
  );
  expect([name, status]).toEqual(['AccessDenied', 403]);
  local.setFaults({});
  await expect(clients.memberSts(id).send(new GetCallerIdentityCommand({}))).resolves.toMatchObject(
    { Account: id },
  );
});

it('lets temporary credentials expire after some uses, until new ones are assumed', async () => {
  local.setFaults({ expireCredentialsAfterRequests: 2 });
  const { id } = accountNamed('Shared Network', local.organization);
  const client = clients.memberCostExplorer(id);
  const get = () => client.send(new GetCostAndUsageCommand(query));
  await get();
  await get();
  expect(await refusal(get())).toEqual([
    'ExpiredTokenException',
    400,
    'The security token included in the request is expired',
  ]);
  const sts = clients.memberSts(id);
  await sts.send(new GetCallerIdentityCommand({}));
  await sts.send(new GetCallerIdentityCommand({}));
  expect(await refusal(sts.send(new GetCallerIdentityCommand({})))).toEqual([
    'ExpiredToken',
    403,
    'The security token included in the request is expired',
  ]);
});

it.each([
  [{ requestChangedOnce: true }, 'RequestChangedException'],
  [{ invalidNextTokenOnce: true }, 'InvalidNextTokenException'],
])('with %j refuses one page with %s', async (faults, name) => {
  local.setFaults(faults);
  const { id } = accountNamed('Web Shop Production', local.organization);
  const client = clients.memberCostExplorer(id);
  expect((await refusal(readPages(client, query)))[0]).toBe(name);
  expect(await readPages(client, query)).toHaveLength(5);
  expect(local.requests.paidPages()).toBe(6);
});

it('delays answers', async () => {
  local.setFaults({ delayMilliseconds: 60_000 });
  const abortSignal = AbortSignal.timeout(50);
  await expect(
    clients.organizations.send(new DescribeOrganizationCommand({}), { abortSignal }),
  ).rejects.toMatchObject({ name: 'AbortError' });
  expect(local.requests.count('DescribeOrganization')).toBe(1);
});
