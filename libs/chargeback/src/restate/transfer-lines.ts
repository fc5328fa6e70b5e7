import { addDays, containsDay, type CostDay } from '@orgcost/domain';
import { isZero, negateAmount, RunningSum, type Amount, type Currency } from '@orgcost/money';
import { MetricMissingError } from '../allocate/metric-missing-error';
import { ruleFinder } from '../allocate/rule-finder';
import type { OwnerMove } from '../close/closed-inputs';
import type { ClosedMonth } from '../close/closed-months';
import { asClosed, type BilledSpan } from '../close/owner-moves';
import type { LineOf } from '../statements/statement-line';
import type { AddressedLine } from './prior-period-lines';

/**
 * What a move of an account in a closed month comes to: what its owner was charged for these days goes from one cost center
 * to the other. What rules took stays where they brought it.
 * @param spans who owned the account before the move
 * @param days as they are billed
 */
export function transferLines(
  { period, account, days: moved, from, to }: OwnerMove,
  closed: Pick<ClosedMonth, 'inputs' | 'tellMarketplace'>,
  spans: readonly BilledSpan[],
  days: readonly CostDay[],
): AddressedLine<LineOf<'transfer'>>[] {
  const sums = ownCharges(
    closed,
    account,
    spans,
    days.filter(({ day }) => containsDay(moved, day)),
  );
  return sums.flatMap(([chargeType, currency, amount]) => {
    const line = { kind: 'transfer', period, account, chargeType, days: moved } as const;
    return [
      { costCenter: from, currency, line: { ...line, other: to, amount: negateAmount(amount) } },
      { costCenter: to, currency, line: { ...line, other: from, amount } },
    ];
  });
}

/** What no rule takes, by charge type and currency. */
function ownCharges(
  { inputs: { ruleSet }, tellMarketplace }: Pick<ClosedMonth, 'inputs' | 'tellMarketplace'>,
  account: string,
  spans: readonly BilledSpan[],
  days: readonly CostDay[],
): [chargeType: string, currency: Currency, amount: Amount][] {
  const finderOf = ruleFinder(ruleSet.rules);
  // What a cost center had passed on is not with the account's owner.
  const passedOn = ruleSet.rules.flatMap((rule) => ('passOn' in rule ? [rule.passOn] : []));
  const sums = new Map<string, Map<Currency, RunningSum>>();
  for (const { day, matrix } of days) {
    const span = spans.find((each) => containsDay(each, day));
    if (!span) continue;
    const closedSpan = asClosed(span);
    if (passedOn.includes(closedSpan.costCenter)) continue;
    const find = finderOf(account, closedSpan);
    for (const line of tellMarketplace(account, matrix, { from: day, to: addDays(day, 1) })) {
      const rule = find(line);
      if (rule && !('stay' in rule)) continue;
      const amount = line.amounts[ruleSet.metric];
      if (amount === undefined) throw new MetricMissingError(account, ruleSet.metric);
      const currencies = sums.get(line.chargeType) ?? new Map<Currency, RunningSum>();
      sums.set(line.chargeType, currencies);
      const sum = currencies.get(line.currency) ?? new RunningSum();
      currencies.set(line.currency, sum);
      sum.add(amount);
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([chargeType, currencies]) =>
      [...currencies]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, sum]): [string, Currency, Amount] => [chargeType, currency, sum.total()])
        .filter(([, , amount]) => !isZero(amount)),
    );
}
