import { hash, within } from '../hash';
import type { LocalAccount } from '../organization/account';
import { calendarMonth, type CalendarDay } from './calendar';
import {
  dollar,
  marketplaceCharge,
  percent,
  plainCharge,
  type Charge,
  type Picodollars,
} from './charge';
import { dailyCharges } from './daily-charges';
import type { ChargeRule, World } from './world';

/**
 * A month's tax stands on its first day, and grows with the month. AWS and the sellers of its Marketplace tax what is theirs,
 * all of it as `Tax`.
 */
export const taxCharges: ChargeRule = (world, account, day, today) => {
  if (account.tax === 0 || day.dayOfMonth !== 1) return [];
  const charged = monthCharges(world, account, day, today);
  const tax = percent(total(charged), account.tax);
  const sellers = percent(total(charged.filter(({ marketplace }) => marketplace)), account.tax);
  return [
    plainCharge('Tax', 'Tax', tax - sellers),
    marketplaceCharge(plainCharge('Tax', 'Tax', sellers)),
  ].filter(({ unblended }) => unblended !== 0n);
};

/** A month's support, ten percent and at least $100, stands on its last day and lands on day 6 or 7 of the next. */
export const supportCharges: ChargeRule = (world, account, day, today) => {
  const landsOn = within(hash(world.seed, account.index, day.month, 21), 6, 7);
  if (!account.supported || day.dayOfMonth !== day.daysInMonth) return [];
  if (today.number < day.number + landsOn) return [];
  const tenth = percent(total(monthCharges(world, account, day, today)), 10);
  return [
    plainCharge('AWS Support (Business)', 'Support', tenth > 100n * dollar ? tenth : 100n * dollar),
  ];
};

function monthCharges(
  world: World,
  account: LocalAccount,
  { period }: CalendarDay,
  today: CalendarDay,
): Charge[] {
  return calendarMonth(period).flatMap((day) => dailyCharges(world, account, day, today));
}

function total(charges: readonly Charge[]): Picodollars {
  return charges.reduce((sum, { netUnblended }) => sum + netUnblended, 0n);
}
