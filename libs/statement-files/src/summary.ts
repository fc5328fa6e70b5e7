import type { Statement } from '@orgcost/chargeback';
import type { Amount } from '@orgcost/money';
import { printedRounding } from './cents';
import type { Section } from './sections';

export interface SummaryRow {
  readonly title: string;
  /** As printed: the column adds up. */
  readonly cents: Amount;
  /** Exact: the column adds up as well. */
  readonly amount: Amount;
}

/** What a statement comes to, part by part, and what is added or taken off to make whole cents of it. */
export function summaryOf(statement: Statement, sections: readonly Section[]): SummaryRow[] {
  return [
    ...sections.map(({ title, cents, amount }) => ({ title, cents, amount })),
    { title: 'Rounding', cents: printedRounding(statement), amount: statement.rounding },
  ];
}
