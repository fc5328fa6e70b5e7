import type { Price } from '@orgcost/pricing';
import { wayNames } from './price-verdict';

const askingWays = ['member', 'payer'] as const;

/** What the counts rest on. */
export function priceNotes({ assumptions, chargeTypes, growth, lines, measured }: Price): string[] {
  return [
    'A month is 30 days with a run each: it reads the open month, and the one before',
    `until day 8. An account's day has ${lines} lines, the organization ${chargeTypes} charge types.`,
    `A run finds ${assumptions.changedDaysPerRun} days of each account changed; unchanged days are not written.`,
    ...askingWays.flatMap((way) => measuredNote(way, measured[way])),
    ...(askingWays.some((way) => !measured[way]?.month || !measured[way].backfill)
      ? [
          'Pages: at least one for each query; at most as if a page held',
          `${assumptions.groupsPerPage.toLocaleString('en-US')} groups, older months moved in 1 account of ${assumptions.accountsPerMovedMonth} each week, and`,
          `the view of 1 account in ${assumptions.accountsPerDifference} differed from the payer's.`,
          'Accounts whose role is denied, which the payer is asked for, come on top.',
        ]
      : []),
    'Chargeback: each month is closed once; one that is not does not pay for it.',
    `Storage grows by ${growth.member.toLocaleString('en-US')} MB a month in member mode: nothing is forgotten.`,
    `A FOCUS export has ${assumptions.focusRowsPerDay.toLocaleString('en-US')} rows for an account's day. Its files are read in their`,
    'Region: to read them elsewhere is transfer, which comes on top.',
    `* Of a deployment, with ${assumptions.alertsPerAccount} alert a month in each account. An embedded ledger`,
    '  has only the pages to pay.',
    'Every assumption, rate and its source: --json.',
  ];
}

function measuredNote(
  way: (typeof askingWays)[number],
  { month, backfill }: NonNullable<Price['measured'][typeof way]> = {},
): string[] {
  return [
    ...(month ? [note(`Pages of ${wayNames[way]}`, month)] : []),
    ...(backfill ? [note(`Pages of its first run, ${wayNames[way]}`, backfill)] : []),
  ];
}

function note(
  what: string,
  { accounts, pages, runs }: { accounts: number; pages: number; runs: number },
): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  return `${what}: as ${number(runs)} past ${runs === 1 ? 'run' : 'runs'} paid, ${number(pages)} for ${number(accounts)} accounts.`;
}
