import type { AccountId, Metric } from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import type { Counted } from '../series/amounts-by-day';

/** A month of an account, in what decides whether policies can be held against it. */
export interface MonthFacts {
  readonly account: AccountId;
  /** That all of its days have. */
  readonly metrics: readonly Metric[];
  /** Of all its charges. */
  readonly currencies: readonly Currency[];
}

/**
 * Why an account can have no alert, be it of some of its days:
 * - `not-of-organization`: nobody collects it, as where only imported files tell of it
 * - `lacks-metric`: it has days without the metric that is counted
 * - `other-currency`: it has no charge in the currency that is counted
 */
export type UnwatchedReason = 'not-of-organization' | 'lacks-metric' | 'other-currency';

export interface UnwatchedAccount {
  readonly account: AccountId;
  readonly reason: UnwatchedReason;
}

/**
 * Accounts that have costs of which policies see nothing, in order, each with the first reason that holds.
 * @param looked the accounts that are looked at
 */
export function unwatchedOf(
  months: readonly MonthFacts[],
  looked: ReadonlySet<AccountId>,
  { metric, currency }: Counted,
): UnwatchedAccount[] {
  const monthsOf = new Map<AccountId, MonthFacts[]>();
  for (const month of months) {
    monthsOf.set(month.account, [...(monthsOf.get(month.account) ?? []), month]);
  }
  const inOrder = [...monthsOf].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([account, own]) => {
    const currencies = own.flatMap((month) => month.currencies);
    const holds: Readonly<Record<UnwatchedReason, boolean>> = {
      'not-of-organization': !looked.has(account),
      'lacks-metric': own.some(({ metrics }) => !metrics.includes(metric)),
      'other-currency': currencies.length > 0 && !currencies.includes(currency),
    };
    const reason = reasons.find((each) => holds[each]);
    return reason === undefined ? [] : [{ account, reason }];
  });
}

const reasons: readonly UnwatchedReason[] = [
  'not-of-organization',
  'lacks-metric',
  'other-currency',
];
