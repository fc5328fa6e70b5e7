import type { Statement, StatementLine } from '@orgcost/chargeback';
import { sumAmounts, type Amount } from '@orgcost/money';
import { sumOfCents } from './cents';
import { groupsOf, type Group } from './groups';

export interface Section {
  readonly title: string;
  readonly groups: readonly Group[];
  /** Exact. */
  readonly amount: Amount;
  /** The sum of what is printed for each line. */
  readonly cents: Amount;
}

/** All parts of a statement in the order of reading, those without lines too: every statement has the same form. */
export function sectionsOf(statement: Statement): Section[] {
  return titles.map((title) => {
    const lines = statement.lines.filter((line) => titleOf(line) === title);
    return {
      title,
      groups: groupsOf(lines, statement),
      amount: sumAmounts(lines.map(({ amount }) => amount)),
      cents: sumOfCents(lines),
    };
  });
}

const titles = [
  'Charges of own accounts',
  'Charges by rule',
  'Shared costs',
  'Adjustments',
  'Earlier months',
] as const;

function titleOf(line: StatementLine): (typeof titles)[number] {
  switch (line.kind) {
    case 'direct':
      return 'Charges of own accounts';
    case 'charged':
      return 'Charges by rule';
    case 'share':
    case 'passed-on':
      return 'Shared costs';
    case 'adjustment':
      return line.period === undefined ? 'Adjustments' : 'Earlier months';
    case 'prior-period':
    case 'transfer':
      return 'Earlier months';
  }
}
