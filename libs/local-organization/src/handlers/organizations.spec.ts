import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  type Account,
} from '@aws-sdk/client-organizations';
import { addDays } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '../local-organization';
import { clientsOf } from '../testing/clients';
import { accountThatIs, origin } from '../testing/organizations';
import { refusal } from '../testing/refusal';

let local: LocalOrganization;
let client: OrganizationsClient;

beforeAll(async () => {
  local = await startLocalOrganization({ today: origin });
  client = clientsOf(local).organizations;
});
afterAll(() => local.close());

async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

it('describes the organization', async () => {
  const { managementAccount, organizationId } = local.settings;
  const { Organization } = await client.send(new DescribeOrganizationCommand({}));
  expect(Organization).toEqual({
    Id: organizationId,
    Arn: `arn:aws:organizations::${managementAccount}:organization/${organizationId}`,
    FeatureSet: 'ALL',
    MasterAccountId: managementAccount,
    MasterAccountArn: `arn:aws:organizations::${managementAccount}:account/${organizationId}/${managementAccount}`,
    MasterAccountEmail: 'aws+1@example.com',
  });
});

it('lists accounts in pages of twenty, one of them empty', async () => {
  const sizes: number[] = [];
  const accounts: Account[] = [];
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    sizes.push(Accounts.length);
    accounts.push(...Accounts);
  }
  expect(sizes).toEqual([20, 0, 4]);
  expect(accounts.map(({ Id, Name, Email, State }) => [Id, Name, Email, State])).toEqual(
    local.organization.accounts.map(({ id, name, email, state }) => [id, name, email, state]),
  );
  const { managementAccount, organizationId } = local.settings;
  const joined = accountThatIs('joined-later', local.organization);
  expect(accounts[9]).toEqual({
    Id: joined.id,
    Arn: `arn:aws:organizations::${managementAccount}:account/${organizationId}/${joined.id}`,
    Name: 'Acquired Startup',
    Email: 'aws+10@example.com',
    State: 'ACTIVE',
    JoinedMethod: 'CREATED',
    JoinedTimestamp: new Date('2026-09-17T09:30:00Z'),
  });
});

it('lists an account no more from the day on which it leaves', async () => {
  const { id, organizationalUnitId: ParentId } = accountThatIs('leaving', local.organization);
  const leaving = addDays(origin, 10);
  const listed = async () => {
    const accounts = await all(paginateListAccounts({ client }, {}), (page) => page.Accounts);
    const children = paginateListAccountsForParent({ client }, { ParentId });
    return [accounts, await all(children, (page) => page.Accounts)].map((some) =>
      some.some(({ Id }) => Id === id),
    );
  };
  local.setToday(addDays(leaving, -1));
  expect(await listed()).toEqual([true, true]);
  local.setToday(leaving);
  expect(await listed()).toEqual([false, false]);
  for (const [answer, code] of [
    [client.send(new DescribeAccountCommand({ AccountId: id })), 'AccountNotFoundException'],
    [client.send(new ListParentsCommand({ ChildId: id })), 'ChildNotFoundException'],
    [client.send(new ListTagsForResourceCommand({ ResourceId: id })), 'TargetNotFoundException'],
  ] as const) {
    expect(await refusal(answer)).toEqual([code, 400, expect.stringContaining("doesn't exist")]);
  }
  local.setToday(origin);
});

it('walks the tree down to every account', async () => {
  const paths = new Map<string, string>();
  const walk = async (ParentId: string, path: string): Promise<void> => {
    const accounts = paginateListAccountsForParent({ client }, { ParentId });
    for (const { Id = '' } of await all(accounts, (page) => page.Accounts)) paths.set(Id, path);
    const units = paginateListOrganizationalUnitsForParent({ client }, { ParentId });
    for (const { Id = '', Name = '' } of await all(units, (page) => page.OrganizationalUnits)) {
      await walk(Id, `${path}/${Name}`);
    }
  };
  const { Roots } = await client.send(new ListRootsCommand({}));
  expect(Roots).toEqual([
    expect.objectContaining({ Id: local.organization.units[0]?.id, Name: 'Root', PolicyTypes: [] }),
  ]);
  await walk(Roots?.[0]?.Id ?? '', 'Root');
  const { accounts } = local.organization;
  expect(Object.fromEntries(paths)).toEqual(
    Object.fromEntries(
      accounts.map(({ id, organizationalUnitPath }) => [id, organizationalUnitPath]),
    ),
  );
});

it('finds the way up from an account to the root', async () => {
  const { id } = local.organization.accounts.find(({ name }) => name === 'Mobile Backend') ?? {};
  const names: (string | undefined)[] = [];
  let ChildId = id;
  for (;;) {
    const { Parents } = await client.send(new ListParentsCommand({ ChildId }));
    const parent = Parents?.[0];
    if (parent?.Type !== 'ORGANIZATIONAL_UNIT') {
      expect(Parents).toEqual([{ Id: local.organization.units[0]?.id, Type: 'ROOT' }]);
      break;
    }
    const { OrganizationalUnit } = await client.send(
      new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: parent.Id }),
    );
    names.push(OrganizationalUnit?.Name);
    ChildId = parent.Id;
  }
  expect(names).toEqual(['Mobile', 'Production', 'Workloads']);
});

it('lists tags', async () => {
  const tags = async (ResourceId: string | undefined) =>
    (await client.send(new ListTagsForResourceCommand({ ResourceId }))).Tags;
  expect(await tags(accountThatIs('unicode-name', local.organization).id)).toEqual([
    { Key: 'owner', Value: 'forschung' },
    { Key: 'cost-center', Value: 'CC-1862' },
  ]);
  expect(await tags(accountThatIs('without-tags', local.organization).id)).toEqual([]);
  expect(await tags(local.organization.units[0]?.id)).toEqual([]);
});

it('describes an account', async () => {
  const { id } = accountThatIs('closing', local.organization);
  const { Account } = await client.send(new DescribeAccountCommand({ AccountId: id }));
  expect([Account?.Name, Account?.State, Account?.Status]).toEqual([
    'Spring Campaign',
    'PENDING_CLOSURE',
    undefined,
  ]);
});

it('gives the retired Status where it is asked to', async () => {
  const legacy = await startLocalOrganization({ today: origin, legacyStatus: true });
  try {
    const { Accounts = [] } = await clientsOf(legacy).organizations.send(
      new ListAccountsCommand({ MaxResults: 20 }),
    );
    const states = new Map(Accounts.map(({ Name, State, Status }) => [Name, [State, Status]]));
    expect(states.get('Management')).toEqual([undefined, 'ACTIVE']);
    expect(states.get('Spring Campaign')).toEqual([undefined, 'PENDING_CLOSURE']);
    expect(states.get('Old Prototype')).toEqual([undefined, 'SUSPENDED']);
  } finally {
    await legacy.close();
  }
});

describe('refuses as AWS does', () => {
  it('what does not exist', async () => {
    const nobody = '123456789012';
    const nowhere = 'ou-none-00000000';
    expect(
      await Promise.all([
        refusal(client.send(new DescribeAccountCommand({ AccountId: nobody }))),
        refusal(client.send(new ListParentsCommand({ ChildId: nobody }))),
        refusal(client.send(new ListTagsForResourceCommand({ ResourceId: nobody }))),
        refusal(client.send(new ListAccountsForParentCommand({ ParentId: nowhere }))),
        refusal(client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: nowhere }))),
        refusal(
          client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: nowhere })),
        ),
      ]),
    ).toEqual([
      ['AccountNotFoundException', 400, "You specified an account that doesn't exist."],
      [
        'ChildNotFoundException',
        400,
        "You specified an account or organizational unit that doesn't exist.",
      ],
      ['TargetNotFoundException', 400, "You specified a resource that doesn't exist."],
      [
        'ParentNotFoundException',
        400,
        "You specified a root or organizational unit that doesn't exist.",
      ],
      [
        'ParentNotFoundException',
        400,
        "You specified a root or organizational unit that doesn't exist.",
      ],
      [
        'OrganizationalUnitNotFoundException',
        400,
        "You specified a root or organizational unit that doesn't exist.",
      ],
    ]);
  });

  it('every account but the management account and the tracker', async () => {
    const { managementAccount } = local.settings;
    const { id } = accountThatIs('without-tags', local.organization);
    const list = (account: string) =>
      clientsOf(local).memberOrganizations(account).send(new ListAccountsCommand({}));
    expect((await list(managementAccount)).Accounts).toHaveLength(20);
    expect(await refusal(list(id))).toEqual([
      'AccessDeniedException',
      400,
      "You don't have permissions to access this resource.",
    ]);
  });

  it('requests that break its model', async () => {
    expect(await refusal(client.send(new ListAccountsCommand({ MaxResults: 21 })))).toEqual([
      'InvalidInputException',
      400,
      "1 validation error detected: Value at 'maxResults' failed to satisfy constraint: " +
        'Too big: expected number to be <=20',
    ]);
    expect(await refusal(client.send(new ListAccountsCommand({ NextToken: 'x' })))).toEqual([
      'InvalidInputException',
      400,
      'You specified an invalid value.',
    ]);
  });

  it('operations that it lacks', async () => {
    expect(await refusal(client.send(new ListPoliciesCommand({ Filter: 'TAG_POLICY' })))).toEqual([
      'UnknownOperationException',
      400,
      'The local organization has no ListPolicies',
    ]);
  });

  it('credentials that it did not issue', async () => {
    const stranger = new OrganizationsClient({
      endpoint: local.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' },
    });
    expect(await refusal(stranger.send(new ListAccountsCommand({})))).toEqual([
      'UnrecognizedClientException',
      400,
      'The security token included in the request is invalid.',
    ]);
  });
});
