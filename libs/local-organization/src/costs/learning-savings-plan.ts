import { committedCharge, dollar, percent } from './charge';
import { services } from './services';
import type { ChargeRule } from './world';

/** One year for $14,600, half of it upfront: $40 a day, of which 97 percent are used. */
const upfront = 7_300n * dollar;
const daily = 20n * dollar;
const effective = 40n * dollar;
const used = percent(effective, 97);
/** At the plan's 65 percent of the on-demand price. */
const onDemand = (used * 100n) / 65n;

const boughtDaysBefore = 150;
const term = 365;

/**
 * An account's own Savings Plan: amortized, the upfront payment lies on the days
 * that it covers, and only the unused rest of the commitment on the fee.
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-sp.html
 */
export const learningPlanCharges: ChargeRule = ({ origin }, account, day) => {
  const owned = day.number - (origin.number - boughtDaysBefore);
  if (account.special !== 'savings-plan' || owned < 0) return [];
  const { name, price } = services.sageMaker;
  return [
    ...(owned % term === 0
      ? [committedCharge('Machine Learning Savings Plans', 'SavingsPlanUpfrontFee', upfront, 0n)]
      : []),
    committedCharge(
      'Machine Learning Savings Plans',
      'SavingsPlanRecurringFee',
      daily,
      effective - used,
    ),
    committedCharge(name, 'SavingsPlanCoveredUsage', onDemand, used, onDemand / BigInt(price)),
    committedCharge(name, 'SavingsPlanNegation', -onDemand, 0n),
  ];
};
