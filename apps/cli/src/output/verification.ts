import type { Difference, DifferenceCause } from '@orgcost/collection';
import { metrics, type Metric } from '@orgcost/domain';
import { readableAmount } from '@orgcost/money';
import type { AccountNames } from './account-names';
import type { CollectionVerification } from '../collection/verify-collection';
import { metricTitles } from './costs';
import { count } from './count';
import { renderTable } from './table';

const causeTexts: Readonly<Record<DifferenceCause, string>> = {
  'hidden-charges': 'hidden by the payer',
  'other-rates': 'other rates',
  'missing-days': 'days not seen',
  'refreshed-in-between': 'changed in between',
  unexplained: 'unexplained',
};

/** Where each account's own view and the payer's differ, and why. */
export function renderVerification(
  { compared, differences, notCompared, withoutView }: CollectionVerification,
  names: AccountNames,
  width?: number,
): string {
  const name = ({ account }: { account: string }): string => names.get(account) ?? '';
  const others = [...notCompared, ...withoutView];
  const not = others.length > 0 ? `, ${count(others.length, 'account')} not compared` : '';
  const heading = `\nVerified: ${count(compared.length, 'account')} compared with the payer's view, ${count(differences.length, 'difference')}${not}\n`;
  const parts = [heading];
  if (differences.length > 0) {
    const table = renderTable<Difference>(
      [
        // In one column, as the currency is with the metric: it all has to fit into 80 characters.
        {
          title: 'Account',
          shrinks: true,
          cell: ({ account }) => `${account}  ${name({ account })}`.trimEnd(),
        },
        { title: 'Charge type', shrinks: true, cell: ({ chargeType }) => chargeType },
        { title: 'Days', align: 'right', cell: ({ days }) => String(days.length) },
        {
          title: 'Metric',
          shrinks: true,
          cell: (difference) => `${metricTitles[metricOf(difference)]}, ${difference.currency}`,
        },
        {
          title: 'Account sees',
          align: 'right',
          cell: (difference) => amountOf(difference, 'member'),
        },
        {
          title: 'Payer sees',
          align: 'right',
          cell: (difference) => amountOf(difference, 'payer'),
        },
        { title: 'Why', shrinks: true, cell: ({ cause }) => causeTexts[cause] },
      ],
      differences,
      { width },
    );
    parts.push(`\n${table}`);
  }
  if (others.length > 0) {
    const table = renderTable(
      [
        { title: 'Account', cell: ({ account }) => account },
        { title: 'Name', shrinks: true, cell: name },
        {
          title: 'Not compared because',
          maxWidth: 72,
          shrinks: true,
          cell: ({ reason }) => reason,
        },
      ],
      others,
      { width },
    );
    parts.push(`\n${table}`);
  }
  return parts.join('');
}

/** The first metric in which the two views differ. */
function metricOf({ member, payer }: Difference): Metric {
  return metrics.find((metric) => member[metric] !== payer[metric]) ?? 'unblended';
}

function amountOf(difference: Difference, view: 'member' | 'payer'): string {
  const amount = difference[view][metricOf(difference)];
  return amount === undefined ? '' : readableAmount(amount);
}
