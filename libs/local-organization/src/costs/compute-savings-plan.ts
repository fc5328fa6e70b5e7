import type { LocalAccount } from '../organization/account';
import type { CalendarDay } from './calendar';
import { committedCharge, percent, type Charge } from './charge';
import { services } from './services';
import { workloads, type Workload } from './workloads';
import type { ChargeRule, Commitment } from './world';

/** Percent of the on-demand price. */
const planPrice = 72;
/** Percent of the commitment that is used. */
const utilization = 94n;

/** Sized for what it covers in all accounts together. */
export function computeCommitment(accounts: readonly LocalAccount[]): Commitment {
  const used = accounts
    .flatMap((account) => coveredCharges(coveredEveryDay(account)))
    .reduce((sum, { amortized }) => sum + amortized, 0n);
  const fee = (used * 100n) / utilization;
  return { fee, unused: fee - used };
}

/**
 * The management account's Compute Savings Plan, without upfront payment, shared
 * with the organization. The accounts that it covers show the covered usage at
 * the on-demand price and take it back; amortized they bear the plan's price, and
 * the management account bears what of the commitment nobody used.
 * https://docs.aws.amazon.com/savingsplans/latest/userguide/sp-usingcom.html
 */
export const computePlanFee: ChargeRule = ({ computeCommitment }, account, day, today) => {
  const { fee, unused } = computeCommitment;
  return account.management && fee > 0n && isBilled(day, today)
    ? [
        committedCharge(
          'Savings Plans for AWS Compute usage',
          'SavingsPlanRecurringFee',
          fee,
          unused,
        ),
      ]
    : [];
};

/** Millionths of an EC2 hour. */
export function coveredQuantity(
  account: LocalAccount,
  day: CalendarDay,
  today: CalendarDay,
): bigint {
  return isBilled(day, today) ? coveredEveryDay(account) : 0n;
}

export function coveredCharges(quantity: bigint): Charge[] {
  if (quantity === 0n) return [];
  const { name, price } = services.ec2;
  const onDemand = quantity * BigInt(price);
  return [
    committedCharge(
      name,
      'SavingsPlanCoveredUsage',
      onDemand,
      percent(onDemand, planPrice),
      quantity,
    ),
    committedCharge(name, 'SavingsPlanNegation', -onDemand, 0n),
  ];
}

/** The same for every day, of accounts that are there every day, so that use and commitment balance. */
function coveredEveryDay({ workload, scale, costsFrom, costsTo }: LocalAccount): bigint {
  const { usage, covered = 0 }: Workload = workloads[workload];
  const units = usage.find(([key]) => key === 'ec2')?.[1];
  if (units === undefined || costsFrom !== undefined || costsTo !== undefined) return 0n;
  return BigInt(units * 100 * scale * covered);
}

/** Commitments reach the bill with the next day. */
function isBilled(day: CalendarDay, today: CalendarDay): boolean {
  return day.number < today.number;
}
