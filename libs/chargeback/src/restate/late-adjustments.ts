import type { BillingPeriod } from '@orgcost/domain';
import { isZero, RunningSum, type Currency } from '@orgcost/money';
import { adjustmentLine, isIn, offsetOf } from '../allocate/adjust';
import { statementKey } from '../statements/statements-of';
import type { CostCenterId } from '../ownership/cost-center';
import type { RuleSet } from '../rules/rule-set';
import type { LineOf } from '../statements/statement-line';
import type { AddressedLine } from './prior-period-lines';

type Late = LineOf<'prior-period'> | LineOf<'transfer'>;

interface LateTotal {
  readonly costCenter: CostCenterId;
  readonly currency: Currency;
  readonly sum: RunningSum;
}

/** A closed month's markups by percent, of what came to it later: amounts were charged with the month itself. */
export function lateAdjustments(
  { adjustments }: Pick<RuleSet, 'adjustments'>,
  period: BillingPeriod,
  lines: readonly AddressedLine<Late>[],
): AddressedLine<LineOf<'adjustment'>>[] {
  const byPercent = adjustments.filter((each) => each.percent !== undefined && isIn(each, period));
  if (byPercent.length === 0) return [];
  return totalsOf(lines).flatMap(({ costCenter, currency, sum }) =>
    byPercent.flatMap((adjustment) => {
      const own = adjustmentLine(adjustment, { costCenter, currency }, sum.total());
      if (!own || isZero(own.amount)) return [];
      const line = { ...own, period };
      const { offset } = adjustment;
      return [
        { costCenter, currency, line },
        ...(offset === undefined
          ? []
          : [{ costCenter: offset, currency, line: offsetOf(line, { costCenter }) }]),
      ];
    }),
  );
}

function totalsOf(lines: readonly AddressedLine<Late>[]): LateTotal[] {
  const totals = new Map<string, LateTotal>();
  for (const { costCenter, currency, line } of lines) {
    const key = statementKey(costCenter, currency);
    const total = totals.get(key) ?? { costCenter, currency, sum: new RunningSum() };
    totals.set(key, total);
    total.sum.add(line.amount);
  }
  return [...totals.values()];
}
