import {
  DescribeOrganizationCommand,
  paginateListAccounts,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { AccountDirectory, DirectoryAccount } from '@orgcost/collection';
import { accountIdSchema, type AccountId } from '@orgcost/domain';
import pMap, { pMapSkip } from 'p-map';
import * as z from 'zod';
import { accountTags } from './account-tags';
import { listedAccountSchema, type ListedAccount } from './listed-account';
import { OrganizationalUnits } from './organizational-units';
import { readingOrganization } from './reading-organization';
import { concurrency, requesting } from './requests';

/**
 * The organization's accounts as AWS Organizations lists them to the management account or a delegated administrator,
 * each with its place in the tree. ListAccounts decides which accounts there are; one that leaves while the rest is read
 * is left out. Pages are followed to the end, also those without items.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export function organizationDirectory(client: OrganizationsClient): AccountDirectory {
  return {
    listAccounts: () => readingOrganization(() => readOrganization(client)),
    accountTags: (accounts, stop) => accountTags(client, accounts, stop),
  };
}

async function readOrganization(client: OrganizationsClient): Promise<DirectoryAccount[]> {
  const managementAccount = await managementAccountOf(client);
  const listed = await listAccounts(client);
  const units = await OrganizationalUnits.read(client);
  return pMap(
    listed,
    async (account) => {
      const unit = await units.unitOf(account.id);
      if (unit === undefined) return pMapSkip;
      const management = account.id === managementAccount;
      return { ...account, organizationalUnitPath: unit.path, management };
    },
    { concurrency },
  );
}

async function managementAccountOf(client: OrganizationsClient): Promise<AccountId> {
  return requesting('DescribeOrganization', async () => {
    const { Organization } = organizationSchema.parse(
      await client.send(new DescribeOrganizationCommand({})),
    );
    return Organization.MasterAccountId;
  });
}

const organizationSchema = z.object({
  Organization: z.object({ MasterAccountId: accountIdSchema }),
});

function listAccounts(client: OrganizationsClient): Promise<ListedAccount[]> {
  return requesting('ListAccounts', async () => {
    const accounts: ListedAccount[] = [];
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
      for (const account of Accounts) accounts.push(listedAccountSchema.parse(account));
    }
    return accounts;
  });
}
