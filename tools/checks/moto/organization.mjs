import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
} from '@aws-sdk/client-organizations';

/**
 * What OrgCost should know of an account, but for dates.
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {string} name
 * @property {string} email
 * @property {string} state
 * @property {string} organizationalUnitPath
 * @property {Record<string, string>} tags
 * @property {boolean} management
 * @property {string} [owner]
 *
 * @typedef {{ name: string, accounts?: Record<string, Record<string, string>>, units?: Unit[] }} Unit
 */

/** So many that their lists come in pages; the units beside them do as well. */
const fleet = Object.fromEntries(
  Array.from({ length: 87 }, (_, number) => [
    `Fleet ${number + 1}`,
    { owner: `team-${number % 9}@example.com` },
  ]),
);

/**
 * Organizational units with their accounts, by name, each with its tags: 100 accounts in nested OUs.
 *
 * @type {Unit}
 */
export const largeOrganization = {
  name: 'Root',
  accounts: { 'Landing Zone': { owner: 'platform@example.com' } },
  units: [
    {
      name: 'Security',
      accounts: { 'Log Archive': { owner: 'security@example.com', 'cost-center': 'CC-100' } },
    },
    {
      name: 'Workloads',
      accounts: { 'Without Tags': {} },
      units: [
        {
          name: 'Production',
          accounts: {
            'Web Shop': { owner: 'shop@example.com', 'cost-center': 'CC-200' },
            Payments: { owner: 'shop@example.com', 'cost-center': 'CC-200', tier: '1' },
            'Zürich 東京 🗼': { owner: 'zoë@example.com' },
            'Data Platform': { owner: 'data@example.com' },
          },
          units: [{ name: 'Batch', accounts: { 'Night Jobs': { 'cost-center': 'CC-300' } } }],
        },
        {
          name: 'Test',
          accounts: {
            'Web Shop Test': { owner: 'shop@example.com' },
            'China Branch': { owner: 'china@example.com' },
            'Never Used': { owner: 'nobody@example.com' },
          },
        },
      ],
    },
    {
      name: 'Fleet',
      accounts: fleet,
      units: Array.from({ length: 22 }, (_, number) => ({ name: `Empty ${number + 1}` })),
    },
    { name: 'Suspended', accounts: { 'Old Prototype': { owner: 'data@example.com' } } },
  ],
};

/**
 * @param {OrganizationsClient} client
 * @param {Unit} tree what is below the root, and in it
 * @returns {Promise<Account[]>} with the management account
 */
export async function createOrganization(client, tree) {
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await client.send(new ListRootsCommand({}));
  const root = given(Roots?.[0]?.Id);
  /** @type {Account[]} */
  const accounts = [
    {
      id: given(Organization?.MasterAccountId),
      name: 'master',
      email: given(Organization?.MasterAccountEmail),
      state: 'ACTIVE',
      organizationalUnitPath: tree.name,
      tags: {},
      management: true,
    },
  ];
  await fill(tree, root, tree.name);
  return accounts;

  /**
   * @param {Unit} unit
   * @param {string} id
   * @param {string} path
   */
  async function fill({ accounts: members = {}, units = [] }, id, path) {
    for (const [name, tags] of Object.entries(members)) {
      accounts.push(await createAccount(name, tags, { id, path }));
    }
    for (const unit of units) {
      const { OrganizationalUnit } = await client.send(
        new CreateOrganizationalUnitCommand({ ParentId: id, Name: unit.name }),
      );
      await fill(unit, given(OrganizationalUnit?.Id), `${path}/${unit.name}`);
    }
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} tags
   * @param {{ id: string, path: string }} unit
   */
  async function createAccount(name, tags, unit) {
    const email = `aws+${accounts.length}@example.com`;
    const { CreateAccountStatus } = await client.send(
      new CreateAccountCommand({ AccountName: name, Email: email }),
    );
    const id = given(CreateAccountStatus?.AccountId);
    const place = { SourceParentId: root, DestinationParentId: unit.id };
    await client.send(new MoveAccountCommand({ AccountId: id, ...place }));
    const entries = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    if (entries.length > 0) {
      await client.send(new TagResourceCommand({ ResourceId: id, Tags: entries }));
    }
    const suspended = unit.path.endsWith('/Suspended');
    if (suspended) await client.send(new CloseAccountCommand({ AccountId: id }));
    return {
      id,
      name,
      email,
      state: suspended ? 'SUSPENDED' : 'ACTIVE',
      organizationalUnitPath: unit.path,
      tags,
      management: false,
      ...(tags.owner && { owner: tags.owner }),
    };
  }
}

/** @param {string | undefined} value */
function given(value) {
  if (value === undefined) throw new Error('moto leaves something out');
  return value;
}
