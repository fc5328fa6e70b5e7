import type { MarketplaceLine } from '@orgcost/chargeback';
import type { PartialPageMeter } from '@orgcost/collection';
import { billingPeriodOf, type ChargeType, type DayRange } from '@orgcost/domain';
import { isZero } from '@orgcost/money';
import { addedUp } from './added-up';
import { both, ofBillingEntities, ofChargeType } from './filter';
import type { CostExplorerReader } from './reader';
import {
  addToTotals,
  differences,
  totalsByChargeType,
  type Differences,
  type Totals,
} from './totals';

export interface Marketplace {
  /** As AWS calls those who bill for it; at least one. */
  readonly entities: readonly string[];
  readonly chargeTypes: readonly ChargeType[];
}

/**
 * What was sold through AWS Marketplace in a month, by account, day, service and charge type: one query for each charge type,
 * and one more by account and charge type, which their sum must equal but for rounding.
 */
export async function readMarketplaceLines(
  reader: CostExplorerReader,
  { entities, chargeTypes }: Marketplace,
  range: DayRange,
  pages: PartialPageMeter,
): Promise<{ lines: MarketplaceLine[]; differing: Differences }> {
  const filter = ofBillingEntities(entities);
  const lines: MarketplaceLine[] = [];
  const totals: Totals = new Map();
  for (const chargeType of chargeTypes) {
    const days = await reader.costAndUsage(
      {
        range,
        granularity: 'DAILY',
        groupBy: ['LINKED_ACCOUNT', 'SERVICE'],
        filter: both(filter, ofChargeType(chargeType)),
      },
      pages,
    );
    for (const { start: day, groups } of days) {
      for (const {
        keys: [account, service],
        currency,
        amounts,
      } of groups) {
        lines.push({ account, day, service, chargeType, currency, amounts });
        addToTotals(totals, { account, time: billingPeriodOf(day), chargeType, currency, amounts });
      }
    }
  }
  const whole = await reader.costAndUsage(
    { range, granularity: 'MONTHLY', groupBy: ['LINKED_ACCOUNT', 'RECORD_TYPE'], filter },
    pages,
  );
  return {
    lines: withCost(lines),
    differing: differences(totals, totalsByChargeType(whole, billingPeriodOf)),
  };
}

function withCost(lines: readonly MarketplaceLine[]): MarketplaceLine[] {
  return addedUp(lines, ({ account, day, service, chargeType, currency }) => [
    account,
    day,
    service,
    chargeType,
    currency,
  ]).filter(({ amounts }) => !Object.values(amounts).every(isZero));
}
