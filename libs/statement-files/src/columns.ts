import type { Statement, StatementLine } from '@orgcost/chargeback';
import { addDays, type AccountId, type DayRange, type UtcDay } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';
import { centsOf, printedRounding } from './cents';
import { accountName } from './words/accounts';
import { describeLine } from './words/describe-line';
import { oneLine } from './words/one-line';

/** What CSV and XLSX tell of a line, in the order of columns; `cents` apart, as each writes it in its own way. */
export const columns = [
  { key: 'kind', title: 'Kind', width: 15 },
  { key: 'description', title: 'Description', width: 70 },
  { key: 'account', title: 'Account', width: 16 },
  { key: 'accountName', title: 'Account name', width: 28 },
  { key: 'service', title: 'Service', width: 40 },
  { key: 'chargeType', title: 'Charge type', width: 24 },
  { key: 'marketplace', title: 'AWS Marketplace', width: 17 },
  { key: 'firstDay', title: 'First day', width: 13 },
  { key: 'lastDay', title: 'Last day', width: 13 },
  { key: 'rule', title: 'Rule', width: 28 },
  { key: 'name', title: 'Adjustment', width: 28 },
  { key: 'reason', title: 'Reason', width: 40 },
  { key: 'costCenter', title: 'Other cost center', width: 20 },
  { key: 'period', title: 'Earlier month', width: 14 },
  { key: 'pool', title: 'Pool (exact)', width: 22, isNumber: true },
  { key: 'weight', title: 'Weight', width: 18, isNumber: true },
  { key: 'of', title: 'Of', width: 18, isNumber: true },
  { key: 'percent', title: 'Percent', width: 10, isNumber: true },
  { key: 'old', title: 'Was (exact)', width: 22, isNumber: true },
  { key: 'new', title: 'Is (exact)', width: 22, isNumber: true },
  { key: 'amount', title: 'Amount (exact)', width: 26, isNumber: true },
] as const satisfies readonly Column[];

interface Column {
  readonly key: string;
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly isNumber?: true;
}

export type ColumnKey = (typeof columns)[number]['key'];

/** Texts are one line each and printable; what a line lacks is absent. */
export type LineRow = Readonly<Partial<Record<ColumnKey, string>>> & { readonly cents: Amount };

/** One row a line, then what is rounded: `amount` and `cents` sum to what is payable, each for itself. */
export function rowsOf(statement: Statement): LineRow[] {
  return [
    ...statement.lines.map((line) => rowOf(line, statement)),
    {
      kind: 'rounding',
      description: 'Rounding to whole cents',
      amount: statement.rounding,
      cents: printedRounding(statement),
    },
  ];
}

function rowOf(line: StatementLine, statement: Statement): LineRow {
  const { marketplace, days, day, from, other, account, rule, via, amount, ...fields }: Fields =
    line;
  const texts = {
    ...fields,
    description: describeLine(line, statement),
    account,
    accountName: account === undefined ? undefined : accountName(account, statement),
    marketplace: marketplace === undefined ? undefined : 'yes',
    firstDay: day ?? days?.from,
    lastDay: day ?? (days && addDays(days.to, -1)),
    rule: rule ?? via?.join(', then '),
    costCenter: from ?? other,
    amount,
  };
  return { ...printed(texts), cents: centsOf(amount) };
}

/** What lines of all kinds have. */
interface Fields {
  readonly kind: string;
  readonly account?: AccountId;
  readonly service?: string;
  readonly chargeType?: string;
  readonly marketplace?: true;
  readonly days?: DayRange;
  readonly rule?: string;
  readonly via?: readonly string[];
  readonly name?: string;
  readonly reason?: string;
  readonly from?: string;
  readonly other?: string;
  readonly period?: string;
  readonly day?: UtcDay;
  readonly pool?: Amount;
  readonly weight?: Amount;
  readonly of?: Amount;
  readonly percent?: Amount;
  readonly old?: Amount;
  readonly new?: Amount;
  readonly amount: Amount;
}

function printed(texts: Partial<Record<ColumnKey, string | undefined>>) {
  const row: Partial<Record<ColumnKey, string>> = {};
  for (const { key } of columns) {
    const text = texts[key];
    if (text !== undefined) row[key] = oneLine(text);
  }
  return row;
}
