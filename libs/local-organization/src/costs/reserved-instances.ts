import { committedCharge, dollar, percent } from './charge';
import { services } from './services';
import type { ChargeRule } from './world';

/** Database instances for a year at $3,650, half of it upfront: $10 a day, of which 95 percent are used. */
const upfront = 1_825n * dollar;
const dailyFee = 5n * dollar;
const effective = 10n * dollar;
const used = percent(effective, 95);
const instanceHours = 48_000_000n;

const boughtDaysBefore = 220;
const term = 365;

/**
 * Reserved instances: the fee falls on the first of a month for all of its days,
 * the usage itself is free; amortized it is the other way round.
 * https://docs.aws.amazon.com/cur/latest/userguide/amortized-reservation.html
 */
export const reservationCharges: ChargeRule = ({ origin }, account, day) => {
  const owned = day.number - (origin.number - boughtDaysBefore);
  if (account.special !== 'reserved-instances' || owned < 0) return [];
  const { name } = services.rds;
  const days = BigInt(day.daysInMonth - day.dayOfMonth + 1);
  return [
    ...(owned % term === 0 ? [committedCharge(name, 'Fee', upfront, 0n)] : []),
    ...(owned === 0 || day.dayOfMonth === 1
      ? [committedCharge(name, 'RIFee', dailyFee * days, (effective - used) * days)]
      : []),
    committedCharge(name, 'DiscountedUsage', 0n, used, instanceHours),
  ];
};
