import {
  daysOf,
  daysOfBillingPeriod,
  type BillingPeriod,
  type CostOrigin,
  type UtcDay,
} from '@orgcost/domain';
import type { ChargedCosts, VersionedMonth } from '../ports/charged-costs';

/** In the order of accounts. */
export async function readMonths(
  costs: ChargedCosts,
  period: BillingPeriod,
  consistent: boolean,
): Promise<VersionedMonth[]> {
  const listed: VersionedMonth[] = [];
  for await (const month of costs.organizationMonth(period)) listed.push(month);
  const months = consistent ? await again(costs, period, listed) : listed;
  return months.sort((a, b) => (a.account < b.account ? -1 : 1));
}

async function again(
  costs: ChargedCosts,
  period: BillingPeriod,
  listed: readonly VersionedMonth[],
): Promise<VersionedMonth[]> {
  const months: VersionedMonth[] = [];
  const accounts = listed.map(({ account }) => account);
  for await (const month of costs.months(accounts, period)) months.push(month);
  return months;
}

/** A file tells nothing of days without cost, so that only what was collected is held to its days. */
export function missingDays(months: readonly VersionedMonth[], period: BillingPeriod): UtcDay[] {
  const collected = months.filter(({ origins }) => !origins.every(isImport));
  if (collected.length === 0) return [];
  const known = new Set(months.flatMap(({ days }) => days));
  return daysOf(daysOfBillingPeriod(period)).filter((day) => !known.has(day));
}

function isImport(origin: CostOrigin): boolean {
  return origin.startsWith('focus:');
}
