import { missingCostsOf, type MissingCosts } from '@orgcost/chargeback';
import { accountGaps } from '@orgcost/collection';
import { daysOfBillingPeriod, type BillingPeriod } from '@orgcost/domain';

/** Accounts whose costs of a month runs have left out. */
export async function missingCosts(
  ledger: Parameters<typeof accountGaps>[0],
  period: BillingPeriod,
): Promise<MissingCosts[]> {
  const { uncollected } = await accountGaps(ledger, { range: daysOfBillingPeriod(period) });
  return missingCostsOf(uncollected);
}
