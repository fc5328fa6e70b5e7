import type { AccountId } from '@orgcost/domain';
import type { OwnerFile } from './parse-owner-file';
import type { RowFault } from './row-fault';

/**
 * Accounts that the ledger does not know, each with what has become of it on its way through a spreadsheet.
 * @param allowUnknown takes ids that may be right
 */
export function unknownAccounts(
  named: OwnerFile['named'],
  known: ReadonlySet<AccountId>,
  allowUnknown: boolean,
): RowFault[] {
  return named.flatMap(({ line, account }) => {
    if (known.has(account)) return [];
    const message =
      spreadsheetFault(account) ??
      (allowUnknown
        ? undefined
        : 'is not known to the ledger: correct it, run "orgcost accounts sync", or add --allow-unknown');
    return message === undefined ? [] : [{ line, message: `account ${account} ${message}` }];
  });
}

/** AWS's ids have 12 digits; those of other providers are known by their costs. */
function spreadsheetFault(account: AccountId): string | undefined {
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(account)) {
    return 'is a number as spreadsheets shorten it: have the column as text, and save the file again';
  }
  if (!/^\d{9,11}$/.test(account)) return undefined;
  const zeros = account.length === 11 ? 'zero' : `${12 - account.length} zeros`;
  return `has ${account.length} digits: put back the leading ${zeros}, or import its costs first if it is another provider's`;
}
