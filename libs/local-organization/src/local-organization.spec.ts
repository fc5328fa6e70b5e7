import { setTimeout } from 'node:timers/promises';
import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { addDays, InvalidInputError } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from './local-organization';
import { clientsOf } from './testing/clients';
import { accountNamed, anOrganization, origin } from './testing/organizations';
import { aQuery, readPages } from './testing/read-costs';

const query = aQuery('2026-11-01', '2026-11-06');

async function withLocal<Result>(
  options: Parameters<typeof startLocalOrganization>[0],
  use: (local: LocalOrganization) => Promise<Result>,
): Promise<Result> {
  const local = await startLocalOrganization(options);
  try {
    return await use(local);
  } finally {
    await local.close();
  }
}

it('leads clients to itself by the standard settings alone', async () => {
  const { env } = process;
  await withLocal({ today: origin }, async ({ environment, endpoint, settings }) => {
    expect(environment).toEqual({
      AWS_ENDPOINT_URL_ORGANIZATIONS: endpoint,
      AWS_ENDPOINT_URL_STS: endpoint,
      AWS_ENDPOINT_URL_COST_EXPLORER: endpoint,
      AWS_ENDPOINT_URL_CLOUDFORMATION: endpoint,
      AWS_ENDPOINT_URL_CLOUDWATCH: endpoint,
      AWS_ENDPOINT_URL_SNS: endpoint,
      AWS_ENDPOINT_URL_KMS: endpoint,
      AWS_ENDPOINT_URL_SQS: endpoint,
      AWS_ENDPOINT_URL_SESV2: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIALOCALORGANIZATIO',
      AWS_SECRET_ACCESS_KEY: 'local-organization-no-secret',
    });
    process.env = { ...env, ...environment };
    try {
      const { Organization } = await new OrganizationsClient({}).send(
        new DescribeOrganizationCommand({}),
      );
      expect(Organization?.Id).toBe(settings.organizationId);
      const { Account } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
      expect(Account).toBe(settings.trackerAccount);
      const { ResultsByTime } = await new CostExplorerClient({}).send(
        new GetCostAndUsageCommand(query),
      );
      expect(ResultsByTime).toHaveLength(5);
    } finally {
      process.env = env;
    }
  });
});

it('tells a tracker what it has to know', () =>
  withLocal({ today: origin }, ({ settings, organization }) => {
    const [management, tracker] = organization.accounts;
    expect(settings).toEqual({
      memberRoleName: 'OrgCostReader',
      alarmReaderRoleName: 'OrgCostAlarmReader',
      alarmTesterRoleName: 'OrgCostAlarmTester',
      externalId: 'orgcost-local-organization',
      payerRoleArn: `arn:aws:iam::${management?.id}:role/OrgCostPayerReader`,
      managementAccount: management?.id,
      trackerAccount: tracker?.id,
      organizationId: expect.stringMatching(/^o-[a-z0-9]{10}$/),
      topicArn: `arn:aws:sns:us-east-1:${tracker?.id}:orgcost-alarms`,
      deadLettersArn: `arn:aws:sqs:us-east-1:${tracker?.id}:orgcost-alarms-dead`,
      archiveBucket: `orgcost-statements-${tracker?.id}-us-east-1`,
    });
    return Promise.resolve();
  }));

it('answers the same bytes for the same seed and day', async () => {
  const bytes = (seed: number) =>
    withLocal({ today: origin, seed }, async (local) => {
      const response = await fetch(local.endpoint, {
        method: 'POST',
        headers: {
          'x-amz-target': 'AWSInsightsIndexService.GetCostAndUsage',
          authorization: 'AWS4-HMAC-SHA256 Credential=AKIALOCALORGANIZATIO/x',
        },
        body: JSON.stringify(query),
      });
      expect(response.status).toBe(200);
      return response.text();
    });
  expect(await bytes(5)).toBe(await bytes(5));
  expect(await bytes(5)).not.toBe(await bytes(6));
});

it('goes on with an earlier life when it is started later', () =>
  withLocal({ today: addDays(origin, 30), origin, seed: 9 }, ({ organization }) => {
    expect(organization.accounts).toEqual(anOrganization(9).accounts);
    return Promise.resolve();
  }));

it('does not go back before its origin', () =>
  withLocal({ today: origin }, async (local) => {
    const earlier = addDays(origin, -1);
    const refused = new InvalidInputError(
      'The local organization begins on 2026-11-23: 2026-11-22 is earlier',
    );
    expect(() => {
      local.setToday(earlier);
    }).toThrow(refused);
    await expect(startLocalOrganization({ today: earlier, origin })).rejects.toThrow(refused);
  }));

it('counts what it is asked, and the pages that it is paid for', () =>
  withLocal({ today: origin, pageSize: 20 }, async (local) => {
    const { id } = accountNamed('Web Shop Production', local.organization);
    const clients = clientsOf(local);
    expect(await readPages(clients.memberCostExplorer(id), query)).toHaveLength(5);
    await clients.costExplorer.send(new GetCostAndUsageCommand(query));
    await expect(
      clients.costExplorer.send(new GetCostAndUsageCommand(aQuery('2026-11-02', '2026-11-01'))),
    ).rejects.toThrow('Start date');
    const { requests, settings } = local;
    expect([
      requests.count(),
      requests.count('AssumeRole'),
      requests.count('GetCostAndUsage'),
      requests.count('ListRoots'),
    ]).toEqual([8, 1, 7, 0]);
    expect(requests.paidPages()).toBe(6);
    expect(Object.fromEntries(requests.paidPagesByAccount())).toEqual({
      [id]: 5,
      [settings.trackerAccount]: 1,
    });
    requests.reset();
    expect([requests.count(), requests.paidPages()]).toEqual([0, 0]);
  }));

it(
  'serves ten thousand accounts',
  () =>
    withLocal({ today: origin, accounts: 10_000 }, async (local) => {
      const clients = clientsOf(local);
      const GroupBy = [{ Type: 'DIMENSION' as const, Key: 'LINKED_ACCOUNT' }];
      const oneDay = aQuery('2026-11-10', '2026-11-11', { GroupBy });
      const pages = await readPages(clients.payerCostExplorer, oneDay);
      const accounts = pages
        .flat()
        .flatMap(({ Groups = [] }) => Groups.map(({ Keys }) => Keys?.[0]));
      const withCosts = local.organization.accounts.filter(
        ({ special = '' }) => !['never-used', 'created-today', 'closed'].includes(special),
      );
      expect(pages).toHaveLength(10);
      expect(accounts).toEqual(withCosts.map(({ id }) => id));
      const last = local.organization.accounts.findLast(({ special }) => special === undefined);
      const [page = []] = await readPages(clients.memberCostExplorer(last?.id ?? ''), query);
      expect(page[0]?.Groups?.length).toBeGreaterThan(3);
    }),
  30_000,
);

it('closes at once, even with an answer under way', async () => {
  const local = await startLocalOrganization({
    today: origin,
    faults: { delayMilliseconds: 60_000 },
  });
  const answer = fetch(local.endpoint, { method: 'POST', body: 'Action=GetCallerIdentity' });
  const unanswered = expect(answer).rejects.toThrow('fetch failed');
  while (local.requests.count() === 0) await setTimeout(5);
  await local.close();
  await unanswered;
  await expect(fetch(local.endpoint)).rejects.toThrow('fetch failed');
});
