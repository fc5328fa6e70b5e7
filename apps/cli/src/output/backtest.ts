import { reasonOf, type Crossing } from '@orgcost/alerting';
import { addDays, type DayRange } from '@orgcost/domain';
import type { AccountNames } from './account-names';
import { count } from './count';
import { renderTable } from './table';

/** More are only counted. */
const longest = 60;

/** What policies would have told, each in a line, and how many of each account and policy. */
export function renderBacktest(
  crossings: readonly Crossing[],
  { mornings, names }: { readonly mornings: DayRange; readonly names: AccountNames },
  width?: number,
): string {
  const span = `${mornings.from} to ${addDays(mornings.to, -1)}`;
  if (crossings.length === 0) return `No alert would have been raised from ${span}.\n`;
  const lines =
    crossings.length <= longest
      ? renderTable(
          [
            { title: 'Told', cell: ({ at }) => at.slice(0, 10) },
            { title: 'Account', cell: ({ account }) => account },
            { title: 'Name', shrinks: true, cell: ({ account }) => names.get(account) ?? '' },
            { title: 'Why', shrinks: true, cell: reasonOf },
          ],
          crossings,
          { width },
        )
      : `More than ${longest}: --account or --json shows each.\n`;
  return [
    lines,
    countTable(crossings, names, width),
    `${count(crossings.length, 'alert')} from ${span}\n`,
  ].join('\n');
}

function countTable(crossings: readonly Crossing[], names: AccountNames, width?: number): string {
  const policies = [...new Set(crossings.map(({ policy }) => policy))];
  const accounts = [...new Set(crossings.map(({ account }) => account))];
  const rows = accounts
    .map((id) => [id, crossings.filter(({ account }) => account === id)] as const)
    .sort(([, a], [, b]) => b.length - a.length);
  const number = (of: readonly Crossing[], policy: Crossing['policy']): string =>
    String(of.filter((each) => each.policy === policy).length);
  return renderTable(
    [
      { title: 'Account', cell: ([account]) => account },
      { title: 'Name', shrinks: true, cell: ([account]) => names.get(account) ?? '' },
      ...policies.map((policy) => ({
        title: policy,
        align: 'right' as const,
        cell: ([, of]: (typeof rows)[number]) => number(of, policy),
      })),
      { title: 'Alerts', align: 'right', cell: ([, of]) => String(of.length) },
    ],
    rows,
    {
      width,
      totals: [
        [
          'Total',
          '',
          ...policies.map((policy) => number(crossings, policy)),
          String(crossings.length),
        ],
      ],
    },
  );
}
