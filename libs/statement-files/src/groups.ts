import { periodInWords } from '@orgcost/domain';
import type { Statement, StatementLine } from '@orgcost/chargeback';
import { compareAmounts, type Amount } from '@orgcost/money';
import { sumOfCents } from './cents';
import { accountInWords } from './words/accounts';

/** Lines that have a subtotal: those of one account or of one earlier month, or all that have neither. */
export interface Group {
  readonly title?: string;
  readonly lines: readonly StatementLine[];
  /** The sum of what is printed for each line. */
  readonly cents: Amount;
}

/** Accounts by what they cost, the largest first; earlier months in their order. Lines keep theirs. */
export function groupsOf(lines: readonly StatementLine[], statement: Statement): Group[] {
  const keyed = new Map<string, StatementLine[]>();
  for (const line of [...lines].sort((a, b) => order(keyOf(a), keyOf(b)))) {
    const known = keyed.get(keyOf(line));
    if (known) known.push(line);
    else keyed.set(keyOf(line), [line]);
  }
  return [...keyed.values()].map((each) => groupOf(each, statement)).sort(largestAccountFirst);
}

function keyOf(line: StatementLine): string {
  return line.kind === 'direct' ? line.account : (periodOf(line) ?? '');
}

function groupOf(lines: StatementLine[], statement: Statement): Group {
  const [first] = lines;
  const title = first && titleOf(first, statement);
  return { ...(title !== undefined && { title }), lines, cents: sumOfCents(lines) };
}

function titleOf(line: StatementLine, statement: Statement): string | undefined {
  if (line.kind === 'direct') return accountInWords(line.account, statement);
  const period = periodOf(line);
  return period && periodInWords(period);
}

function periodOf(line: StatementLine) {
  return 'period' in line ? line.period : undefined;
}

function largestAccountFirst(a: Group, b: Group): number {
  const areAccounts = [a, b].every(({ lines: [line] }) => line?.kind === 'direct');
  return areAccounts ? compareAmounts(b.cents, a.cents) : 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
