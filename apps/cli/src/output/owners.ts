import { profileInForce, type OwnerSpan } from '@orgcost/chargeback';
import { addDays, type AccountId, type AccountProfile, type DayRange } from '@orgcost/domain';
import { accountState } from './account-state';
import { count } from './count';
import { renderCsv } from './csv';
import { renderJson } from './json';
import { renderTable, type Column } from './table';

/** Days on which one account has one owner. */
export type OwnerRow = { readonly account: AccountId } & Partial<
  Pick<AccountProfile, 'name' | 'state' | 'left'>
> &
  OwnerSpan;

/** @param profiles of this account; what it is called is of the last day of a span */
export function ownerRows(
  account: AccountId,
  spans: readonly OwnerSpan[],
  profiles: readonly AccountProfile[],
): OwnerRow[] {
  return spans.map((span) => {
    const { name, state, left } = profileInForce(profiles, addDays(span.to, -1)) ?? {};
    return {
      account,
      ...(name !== undefined && { name }),
      ...(state !== undefined && { state }),
      ...(left !== undefined && { left }),
      ...span,
    };
  });
}

export function renderOwners(
  rows: readonly OwnerRow[],
  { from, to }: DayRange,
  width?: number,
): string {
  if (rows.length === 0) {
    return 'The ledger knows no account yet: run "orgcost accounts sync", or import costs or owners.\n';
  }
  // Where all own for the whole time, the title tells it.
  const isWhole = rows.every((row) => row.from === from && row.to === to);
  const dates: Column<OwnerRow>[] = [
    { title: 'From', cell: (row) => row.from },
    { title: 'To', cell: (row) => row.to },
  ];
  const table = renderTable(
    [
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Name', shrinks: true, cell: ({ name = '' }) => name },
      { title: 'State', shrinks: true, cell: accountState },
      { title: 'Cost center', shrinks: true, cell: ({ costCenter }) => costCenter },
      { title: 'Owner', shrinks: true, cell: ({ owner = '–' }) => owner },
      ...(isWhole ? [] : dates),
      { title: 'Source', shrinks: true, cell: sourceOf },
    ],
    rows,
    { width },
  );
  const unassigned = new Set(
    rows.flatMap(({ account, source }) => (source === 'unassigned' ? [account] : [])),
  );
  const accounts = count(new Set(rows.map(({ account }) => account)).size, 'account');
  const nobodys = unassigned.size === 0 ? 'none' : unassigned.size.toLocaleString('en-US');
  return (
    `Owners of accounts, ${from} to ${addDays(to, -1)} (UTC, both included${isWhole ? '' : '; To is the day after the last'})\n\n` +
    `${table}\n${accounts}, ${nobodys} of them unassigned on some days\n`
  );
}

/** For programs: `to` is exclusive. */
export function renderOwnerRows(rows: readonly OwnerRow[], format: 'csv' | 'json'): string {
  return format === 'json'
    ? renderJson(rows)
    : renderCsv(
        [
          'account',
          'name',
          'state',
          'left',
          'costCenter',
          'owner',
          'from',
          'to',
          'source',
          'organizationalUnitPath',
          'reason',
        ],
        rows,
      );
}

function sourceOf({ source, reason }: OwnerRow): string {
  return reason === undefined ? source : `${source}: ${reason}`;
}
