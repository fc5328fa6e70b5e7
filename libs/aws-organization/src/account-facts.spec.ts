import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { CostSourceError } from '@orgcost/collection';
import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { accountPlaces } from './account-places';
import { accountTags } from './account-tags';
import { createOrganizationsClient } from './organizations-client';

let local: LocalOrganization;
let client: OrganizationsClient;
const environment = { ...process.env };

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment);
  client = createOrganizationsClient();
});

afterEach(async () => {
  process.env = { ...environment };
  client.destroy();
  await local.close();
});

/** That the organization has, and one that it has not. */
const all = () => [...local.organization.accounts.map(({ id }) => id), '999999999999'];

test('the places of accounts are the OUs above them, from the root down', async () => {
  const { accounts, units } = local.organization;
  const above = (path: string) =>
    units.filter((unit) => `${path}/`.startsWith(`${unit.path}/`)).map(({ id }) => id);
  expect([...(await accountPlaces(client, all()))]).toEqual(
    accounts.map(({ id, organizationalUnitPath }) => [id, above(organizationalUnitPath)]),
  );
});

test('the tags of accounts', async () => {
  expect([...(await accountTags(client, all()))]).toEqual(
    local.organization.accounts.map(({ id, tags }) => [id, tags]),
  );
});

test('the tags of accounts are not asked for once there is no time', async () => {
  expect(await accountTags(client, all(), AbortSignal.abort())).toEqual(new Map());
  expect(local.requests.count('ListTagsForResource')).toBe(0);
});

test.each([accountPlaces, accountTags])('what cannot be read is told', async (read) => {
  process.env['AWS_ENDPOINT_URL_ORGANIZATIONS'] = 'http://127.0.0.1:9';
  const nowhere = createOrganizationsClient({ maxAttempts: 1 });
  await expect(read(nowhere, ['222222222222'])).rejects.toThrow(CostSourceError);
});
