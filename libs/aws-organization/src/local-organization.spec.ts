import { parseUtcDay } from '@orgcost/domain';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { organizationDirectory } from './organization-directory';
import { createOrganizationsClient } from './organizations-client';

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

  const directory = organizationDirectory(client);
  const listed = await directory.listAccounts();
  const tags = await directory.accountTags(listed.map(({ id }) => id));
  expect(sorted(listed.map((account) => ({ ...account, tags: tags.get(account.id) })))).toEqual(
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
