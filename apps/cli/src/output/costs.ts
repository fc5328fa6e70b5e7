import {
  addDays,
  type AccountId,
  type CostDimension,
  type CostReport,
  type CostRow,
  type DayRange,
  type Instant,
  type Metric,
} from '@orgcost/domain';
import { compareAmounts, readableAmount } from '@orgcost/money';
import type { AccountNames } from './account-names';
import type { CostSurvey } from '../costs/survey-costs';
import { renderCsv } from './csv';
import { renderJson } from './json';
import { renderOrigins } from './origins';
import { roundingNote } from './rounding-note';
import { renderTable, type Column } from './table';

export const metricTitles: Readonly<Record<Metric, string>> = {
  unblended: 'Unblended',
  amortized: 'Amortized',
  'net-unblended': 'Net unblended',
  'net-amortized': 'Net amortized',
};

const dimensionTitles: Readonly<Record<CostDimension, string>> = {
  account: 'account',
  day: 'day',
  service: 'service',
  'charge-type': 'charge type',
};

export interface CostsShown {
  readonly metric: Metric;
  readonly dimension: CostDimension;
  readonly range: DayRange;
  readonly account: AccountId | undefined;
  readonly asOf: Instant | undefined;
}

export function costsTitle({ metric, dimension, range, account, asOf }: CostsShown): string {
  const whose = account === undefined ? 'all accounts' : `account ${account}`;
  const known = asOf === undefined ? '' : `, as known at ${asOf}`;
  return (
    `${metricTitles[metric]} cost by ${dimensionTitles[dimension]} of ${whose}, ` +
    `${range.from} to ${addDays(range.to, -1)} (UTC, both included)${known}\n\n`
  );
}

/**
 * For people: rows under the metric's name, totals by currency. Days are in their order, all else by amount, the
 * largest first.
 */
export function renderCostTable(
  { report: { metric, rows, totals }, origins }: Pick<CostSurvey, 'report' | 'origins'>,
  dimension: CostDimension,
  names: AccountNames,
  width?: number,
): string {
  if (rows.length === 0) return '';
  const keys = keyColumns(dimension, names);
  const [, ...blank] = keys.map(() => '');
  const table = renderTable(
    [
      ...keys,
      { title: metricTitles[metric], align: 'right', cell: ({ amount }) => readableAmount(amount) },
      { title: 'Currency', cell: ({ currency }) => currency },
    ],
    dimension === 'day' ? rows : [...rows].sort(largestFirst),
    {
      totals: totals.map(({ amount, currency }) => [
        'Total',
        ...blank,
        readableAmount(amount),
        currency,
      ]),
      width,
    },
  );
  const estimates = rows.some(({ estimated }) => estimated)
    ? 'Some of it is an estimate that AWS may still change.\n'
    : '';
  return `${table}\n${renderOrigins(origins)}${estimates}${roundingNote}\n`;
}

/** For programs: exact amounts, with what they are of. */
export function renderCostRows(
  { metric, rows }: CostReport,
  dimension: CostDimension,
  format: 'csv' | 'json',
): string {
  const key = {
    account: [],
    day: ['day'],
    service: ['service'],
    'charge-type': ['chargeType'],
  } as const;
  const named = rows.map(({ amount, currency, estimated, ...keys }) => ({
    ...keys,
    metric,
    amount,
    currency,
    estimated,
  }));
  return format === 'json'
    ? renderJson(named)
    : renderCsv(['account', ...key[dimension], 'metric', 'amount', 'currency', 'estimated'], named);
}

function keyColumns(dimension: CostDimension, names: AccountNames): Column<CostRow>[] {
  switch (dimension) {
    case 'account':
      return [
        { title: 'Account', cell: ({ account = '' }) => account },
        { title: 'Name', shrinks: true, cell: ({ account = '' }) => names.get(account) ?? '' },
      ];
    case 'day':
      return [{ title: 'Day', cell: ({ day = '' }) => day }];
    case 'service':
      return [{ title: 'Service', shrinks: true, cell: ({ service = '' }) => service }];
    case 'charge-type':
      return [{ title: 'Charge type', shrinks: true, cell: ({ chargeType = '' }) => chargeType }];
  }
}

function largestFirst(a: CostRow, b: CostRow): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return compareAmounts(b.amount, a.amount);
}
