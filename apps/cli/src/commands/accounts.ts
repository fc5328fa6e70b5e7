import { syncAccounts, type AccountChanges, type AccountDirectory } from '@orgcost/collection';
import { latestProfiles, type AccountProfile } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { accountDirectory } from '../aws/clients';
import type { Settings } from '../config/settings';
import type { Context } from '../context';
import type { ExitCode } from '../io';
import { readLedger, writeLedger } from '../ledger';
import { accountState } from '../output/account-state';
import { count } from '../output/count';
import { few } from '../output/few';
import { renderJson } from '../output/json';
import { renderTable } from '../output/table';
import { terminalWidth } from '../output/width';

/** `orgcost accounts sync` */
export async function syncAccountsOfOrganization(context: Context): Promise<ExitCode> {
  const changes = await bringAccountsInLine(context);
  context.io.stdout.write(context.json ? renderJson(changes) : `${changesText(changes)}\n`);
  return 0;
}

/** Opens the ledger for no longer than it takes, and keeps nothing of the organization in memory. */
export async function bringAccountsInLine(context: Context): Promise<AccountChanges> {
  const organization = await listOrganization(context.settings);
  return writeLedger(context, (ledger) => syncLedgerAccounts(ledger, organization, context));
}

/** Lists the organization before a ledger is opened: credentials that do not work leave no empty one behind. */
export async function listOrganization(settings: Settings): Promise<AccountDirectory> {
  const directory = accountDirectory(settings);
  const listed = await directory.listAccounts();
  const tags = await directory.accountTags(listed.map(({ id }) => id));
  return {
    listAccounts: () => Promise.resolve(listed),
    accountTags: () => Promise.resolve(tags),
  };
}

/** Brings the accounts of an open ledger in line with the organization. */
export function syncLedgerAccounts(
  { accounts }: Ledger,
  directory: AccountDirectory,
  { settings: { ownerTag }, today }: Context,
): Promise<AccountChanges> {
  return syncAccounts({ directory, accounts }, { today, ownerTag });
}

/** `24 accounts: 0 new, 0 changed, 1 left the organization (111111111111)` */
export function changesText({ added, changed, left, unchanged }: AccountChanges): string {
  const listed = added.length + changed.length + unchanged.length;
  const named = left.length > 0 ? ` (${few(left)})` : '';
  return `${count(listed, 'account')}: ${added.length} new, ${changed.length} changed, ${left.length} left the organization${named}`;
}

/** `orgcost accounts list` */
export async function listAccounts(context: Context): Promise<ExitCode> {
  const profiles = await readLedger(context, ({ accounts }) => accounts.profiles());
  const latest = [...latestProfiles(profiles).values()];
  context.io.stdout.write(
    context.json ? renderJson(latest) : renderAccounts(latest, terminalWidth(context.io)),
  );
  return 0;
}

function renderAccounts(accounts: readonly AccountProfile[], width?: number): string {
  if (accounts.length === 0) {
    return 'The ledger knows no account of an organization yet: run "orgcost accounts sync".\n';
  }
  const table = renderTable(
    [
      { title: 'Account', cell: ({ id }) => id },
      { title: 'Name', shrinks: true, cell: ({ name }) => name },
      { title: 'Owner', shrinks: true, cell: ({ owner = '–' }) => owner },
      {
        title: 'State',
        shrinks: true,
        cell: accountState,
      },
      { title: 'Joined', cell: ({ joined = '' }) => joined },
      {
        title: 'Organizational unit',
        shrinks: true,
        cell: ({ organizationalUnitPath }) => organizationalUnitPath,
      },
    ],
    accounts,
    { width },
  );
  return `${table}\n${count(accounts.length, 'account')}\n`;
}
