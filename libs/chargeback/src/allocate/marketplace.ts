import {
  addMetricAmounts,
  containsDay,
  metrics,
  type AccountId,
  type CostLine,
  type CostMatrix,
  type DayRange,
  type MetricAmounts,
} from '@orgcost/domain';
import { isZero, subtractAmounts, type Amount } from '@orgcost/money';
import type { Metric } from '@orgcost/domain';
import type { MarketplaceLine } from '../bill/bill';

/** A line of a matrix, or the part of one that was bought through AWS Marketplace, or the rest of it. */
export interface TaggedLine extends CostLine {
  readonly marketplace?: true;
}

/** Tells what was bought through AWS Marketplace from what was not. */
export type TellMarketplace = (
  account: AccountId,
  matrix: CostMatrix,
  days?: DayRange,
) => readonly TaggedLine[];

/**
 * By the payer's bill: AWS tells it by billing entity, which only a query of its own groups by. One service and charge type,
 * such as an account's tax, may have both.
 */
export function marketplaceOf(lines: readonly MarketplaceLine[]): TellMarketplace {
  const byAccount = new Map<AccountId, MarketplaceLine[]>();
  for (const line of lines) {
    const ofAccount = byAccount.get(line.account) ?? [];
    byAccount.set(line.account, ofAccount);
    ofAccount.push(line);
  }
  return (account, matrix, days) => {
    const ofAccount = byAccount.get(account);
    if (!ofAccount) return matrix;
    const bought = boughtIn(ofAccount, days);
    return matrix.flatMap((line) => partsOf(line, bought.get(keyOf(line))));
  };
}

function boughtIn(
  lines: readonly MarketplaceLine[],
  days: DayRange | undefined,
): Map<string, MetricAmounts> {
  const bought = new Map<string, MetricAmounts>();
  for (const line of lines) {
    if (days && !containsDay(days, line.day)) continue;
    const before = bought.get(keyOf(line));
    bought.set(keyOf(line), before ? addMetricAmounts(before, line.amounts) : line.amounts);
  }
  return bought;
}

function partsOf(line: CostLine, bought: MetricAmounts | undefined): TaggedLine[] {
  if (!bought) return [line];
  const rest: Partial<Record<Metric, Amount>> = {};
  const part: Partial<Record<Metric, Amount>> = {};
  for (const metric of metrics) {
    const amount = line.amounts[metric];
    if (amount === undefined) continue;
    part[metric] = bought[metric] ?? amount;
    rest[metric] = subtractAmounts(amount, part[metric]);
  }
  const isAll = Object.values(rest).every(isZero);
  return [
    ...(isAll ? [] : [{ ...line, amounts: rest }]),
    { ...line, amounts: part, marketplace: true },
  ];
}

function keyOf({
  service,
  chargeType,
  currency,
}: Pick<CostLine, 'service' | 'chargeType' | 'currency'>): string {
  return `${service}\u0000${chargeType}\u0000${currency}`;
}
