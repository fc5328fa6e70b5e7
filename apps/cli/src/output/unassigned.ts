import type { UnassignedAccount } from '@orgcost/chargeback';
import type { BillingPeriod, CostReport, Metric } from '@orgcost/domain';
import { compareAmounts, readableAmount, type Money } from '@orgcost/money';
import { accountState } from './account-state';
import { metricTitles } from './costs';
import { count } from './count';
import { renderTable } from './table';

/** An account that nobody owns on some days, and what it costs in the month, once for each currency. */
export interface CostlyAccount extends UnassignedAccount {
  readonly metric: Metric;
  readonly costs: readonly Money[];
}

/** The costliest first, by the first of their currencies; those without cost come last. */
export function withCosts(
  queue: readonly UnassignedAccount[],
  { metric, rows }: CostReport,
): CostlyAccount[] {
  const costs = new Map<string, Money[]>();
  for (const { account = '', amount, currency } of rows) {
    costs.set(account, [...(costs.get(account) ?? []), { amount, currency }]);
  }
  return queue
    .map((account) => ({ ...account, metric, costs: costs.get(account.account) ?? [] }))
    .sort(costliestFirst);
}

export function renderUnassigned(
  queue: readonly CostlyAccount[],
  { month, metric, costCenterTag }: Shown,
  width?: number,
): string {
  if (queue.length === 0) return `Every account has an owner on all days of ${month}.\n`;
  const table = renderTable(
    [
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Name', shrinks: true, cell: ({ name = '' }) => name },
      { title: 'State', shrinks: true, cell: accountState },
      {
        title: 'Organizational unit',
        shrinks: true,
        cell: ({ organizationalUnitPath = '' }) => organizationalUnitPath,
      },
      { title: 'Days', align: 'right', cell: ({ days }) => String(days) },
      {
        title: metricTitles[metric],
        align: 'right',
        cell: ({ cost }) => (cost ? `${readableAmount(cost.amount)} ${cost.currency}` : ''),
      },
      { title: 'Why', shrinks: true, cell: whyOf },
    ],
    queue.flatMap(byCurrency),
    { width },
  );
  return (
    `Accounts that nobody owns on some days of ${month}, and what they cost in it\n\n` +
    `${table}\n${count(queue.length, 'account')}\n` +
    `Assign them by "orgcost owners import", the tag ${costCenterTag}, or the config.\n` +
    'Amounts are rounded to two decimals here: --json gives every digit.\n'
  );
}

interface Shown {
  readonly month: BillingPeriod;
  readonly metric: Metric;
  readonly costCenterTag: string;
}

interface Row extends CostlyAccount {
  readonly cost?: Money;
}

function byCurrency(account: CostlyAccount): Row[] {
  return account.costs.length === 0
    ? [account]
    : account.costs.map((cost) => ({ ...account, cost }));
}

function whyOf({ spans }: CostlyAccount): string {
  const reasons = spans.map(({ reason = 'nothing names a cost center' }) => reason);
  return [...new Set(reasons)].join('; ');
}

function costliestFirst({ costs: [a] }: CostlyAccount, { costs: [b] }: CostlyAccount): number {
  if (!a || !b) return Number(a === undefined) - Number(b === undefined);
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return compareAmounts(b.amount, a.amount);
}
