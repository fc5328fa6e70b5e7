import type { AccountId, BillingPeriod, Metric } from '@orgcost/domain';
import { subtractAmounts, type Currency } from '@orgcost/money';
import type { Books } from '../allocate/books';
import type { CostCenter, CostCenterId } from '../ownership/cost-center';
import { inCents } from './in-cents';
import { sortLines } from './sort-lines';
import type { Accepted, Statement } from './statement';
import type { StatementLine } from './statement-line';

export interface StatementFacts {
  readonly period: BillingPeriod;
  readonly metric: Metric;
  /** What is known of cost centers; of others there is no more than the id. */
  readonly costCenters: readonly CostCenter[];
  readonly accountNames: ReadonlyMap<AccountId, string>;
  readonly closed?: Statement['closed'];
  /** Hashes of the statements before these, by `statementKey`. */
  readonly previous: ReadonlyMap<string, string>;
  readonly accepted: readonly Accepted[];
}

/** Which statements follow each other. */
export function statementKey(costCenter: CostCenterId, currency: Currency): string {
  return `${costCenter}\u0000${currency}`;
}

/** A statement for each cost center and currency, in their order. */
export function statementsOf(books: Books, facts: StatementFacts): Statement[] {
  const accounts = books.all();
  const payable = inCents(accounts, ({ total }) => total.total());
  const known = new Map(facts.costCenters.map((each) => [each.id, each]));
  return accounts.map((account): Statement => {
    const { costCenter, currency } = account;
    const key = statementKey(costCenter, currency);
    const total = account.total.total();
    const rounded = payable.get(account) ?? total;
    const previous = facts.previous.get(key);
    const lines = sortLines(account.lines);
    return {
      period: facts.period,
      costCenter: costCenterOf(known.get(costCenter) ?? { id: costCenter }),
      currency,
      metric: facts.metric,
      ...(facts.closed && { closed: facts.closed }),
      ...(previous !== undefined && { previous }),
      accountNames: namesIn(lines, facts.accountNames),
      lines,
      total,
      rounding: subtractAmounts(rounded, total),
      payable: rounded,
      accepted: [...facts.accepted],
    };
  });
}

function costCenterOf({ id, name, owner }: CostCenter): Statement['costCenter'] {
  return { id, ...(name !== undefined && { name }), ...(owner !== undefined && { owner }) };
}

function namesIn(
  lines: readonly StatementLine[],
  names: ReadonlyMap<AccountId, string>,
): Statement['accountNames'] {
  const accounts = new Set(lines.flatMap((line) => ('account' in line ? [line.account] : [])));
  const named = [...accounts].sort().flatMap((account) => {
    const name = names.get(account);
    return name === undefined ? [] : [[account, name] as const];
  });
  return Object.fromEntries(named);
}
