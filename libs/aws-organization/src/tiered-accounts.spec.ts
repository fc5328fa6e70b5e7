import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { aProfile } from '@orgcost/testing';
import { createOrganizationsClient } from './organizations-client';
import { tieredAccountsOf } from './tiered-accounts';

let local: LocalOrganization;
const environment = { ...process.env };

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment);
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

const byUnit = { name: 'unit', organizationalUnits: ['ou-exmp-11111111'], daily: 1 };
const byTag = { name: 'tag', tag: { key: 'owner', value: 'shop' }, daily: 1 };

test.each([
  ['nothing', [], {}],
  ['places', [byUnit], { organizationalUnits: true }],
  ['tags', [byTag], { tags: true }],
  ['both', [byUnit, byTag], { organizationalUnits: true, tags: true }],
])('%s, where tiers go by no more', async (_, tiers, asked) => {
  const { accounts, units } = local.organization;
  const [, known, newer] = accounts;
  if (!known || !newer) throw new Error('There are too few accounts');
  const profiles = () => Promise.resolve([aProfile({ id: known.id, tags: { owner: 'another' } })]);
  const client = createOrganizationsClient();
  const tiered = tieredAccountsOf(client, { profiles }, { monthToDate: 1000, tiers });

  const facts = ({ id, tags, organizationalUnitPath }: typeof known) => ({
    id,
    tags: 'tags' in asked ? (id === known.id ? { owner: 'another' } : tags) : {},
    organizationalUnits:
      'organizationalUnits' in asked
        ? units
            .filter(({ path }) => `${organizationalUnitPath}/`.startsWith(`${path}/`))
            .map((unit) => unit.id)
        : [],
  });
  expect(await tiered.tieredAccounts([known.id, newer.id])).toEqual([facts(known), facts(newer)]);
  // One that the organization does not have is left out, where it is asked for any.
  const gone = await tiered.tieredAccounts(['999999999999']);
  expect(gone.length).toBe(tiers.length > 0 ? 0 : 1);
  client.destroy();
});

test('tags that the collections never read are asked for', async () => {
  const [, known] = local.organization.accounts;
  const unread = aProfile({ id: String(known?.id), tags: {}, tagsNotRead: true });
  const client = createOrganizationsClient();
  const settings = { monthToDate: 1000, tiers: [byTag] };
  const tiered = (stop = new AbortController().signal) =>
    tieredAccountsOf(
      client,
      { profiles: () => Promise.resolve([unread]) },
      settings,
      () => stop,
    ).tieredAccounts([unread.id]);

  expect(await tiered()).toEqual([{ id: unread.id, tags: known?.tags, organizationalUnits: [] }]);
  expect(await tiered(AbortSignal.abort())).toEqual([]);
  client.destroy();
});

test('accounts are left out whose tags there is no time for', async () => {
  const [, known, newer] = local.organization.accounts.map(({ id }) => id);
  const profiles = () => Promise.resolve([aProfile({ id: String(known), tags: {} })]);
  const client = createOrganizationsClient();
  const tiered = tieredAccountsOf(client, { profiles }, { monthToDate: 1000, tiers: [byTag] }, () =>
    AbortSignal.abort(),
  );
  expect(await tiered.tieredAccounts([String(known), String(newer)])).toEqual([
    { id: known, tags: {}, organizationalUnits: [] },
  ]);
  client.destroy();
});
