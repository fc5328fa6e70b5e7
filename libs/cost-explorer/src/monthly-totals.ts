import type { MonthlyTotal, PageMeter } from '@orgcost/collection';
import { billingPeriodOf, daysOfBillingPeriod, type BillingPeriod } from '@orgcost/domain';
import type { CostExplorerReader } from './reader';

/** One query over all months from the first to the last of those asked for; it pays for the months between, too. */
export async function readMonthlyTotals(
  reader: CostExplorerReader,
  periods: readonly BillingPeriod[],
  meter: PageMeter,
): Promise<MonthlyTotal[]> {
  const [first] = [...periods].sort();
  const last = [...periods].sort().at(-1);
  if (first === undefined || last === undefined) return [];
  const months = await reader.costAndUsage(
    {
      range: { from: daysOfBillingPeriod(first).from, to: daysOfBillingPeriod(last).to },
      granularity: 'MONTHLY',
      groupBy: ['LINKED_ACCOUNT', 'RECORD_TYPE'],
    },
    meter,
  );
  return months.flatMap(({ start, groups }) => {
    const period = billingPeriodOf(start);
    if (!periods.includes(period)) return [];
    return groups.map(({ keys: [account, chargeType], currency, amounts }) => ({
      account,
      period,
      chargeType,
      currency,
      amounts,
    }));
  });
}
