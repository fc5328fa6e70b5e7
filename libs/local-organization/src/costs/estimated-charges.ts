import { billingPeriodOf, daysOf, daysOfBillingPeriod, type UtcDay } from '@orgcost/domain';
import type { Organization } from '../organization';
import type { LocalAccount } from '../organization/account';
import type { Viewpoint } from './account-costs';
import { calendarDay } from './calendar';
import { dollar, type Picodollars } from './charge';

/** A value of the billing metric. */
export interface MetricPoint {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** US dollars, of whole cents. */
  readonly value: number;
}

const pointsADay = 4;
const millisecondsADay = 86_400_000;

/**
 * The month to date at several times of a UTC day, as it was known on that day. It falls back when a month begins, and never
 * else: credits and refunds are left out.
 */
export function estimatedCharges(
  organization: Organization,
  accounts: readonly LocalAccount[],
  day: UtcDay,
  view: Viewpoint['view'],
): readonly MetricPoint[] {
  const chargedOn = (charged: UtcDay) =>
    accounts
      .flatMap((account) =>
        organization.charges(account, calendarDay(charged), { view, today: day }),
      )
      .filter(({ chargeType }) => chargeType !== 'Credit' && chargeType !== 'Refund')
      .reduce((sum, { unblended }) => sum + unblended, 0n);
  const { from } = daysOfBillingPeriod(billingPeriodOf(day));
  const before = daysOf({ from, to: day }).reduce((sum, each) => sum + chargedOn(each), 0n);
  const today = chargedOn(day);
  return Array.from({ length: pointsADay }, (_, index) => ({
    at: Date.parse(day) + (index * millisecondsADay) / pointsADay,
    value: dollars(before + (today * BigInt(index)) / BigInt(pointsADay)),
  }));
}

/** CloudWatch's values are floats. */
function dollars(amount: Picodollars): number {
  return Number((amount * 100n) / dollar) / 100;
}
