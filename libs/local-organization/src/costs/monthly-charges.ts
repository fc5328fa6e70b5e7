import { hash, within } from '../hash';
import type { LocalAccount } from '../organization/account';
import { calendarMonth, type CalendarDay } from './calendar';
import { dollar, percent, plainCharge, type Picodollars } from './charge';
import { dailyCharges } from './daily-charges';
import type { ChargeRule, World } from './world';

/** A month's tax stands on its first day, and grows with the month. */
export const taxCharges: ChargeRule = (world, account, day, today) => {
  if (account.tax === 0 || day.dayOfMonth !== 1) return [];
  const tax = percent(monthTotal(world, account, day, today), account.tax);
  return tax === 0n ? [] : [plainCharge('Tax', 'Tax', tax)];
};

/** A month's support, ten percent and at least $100, stands on its last day and lands on day 6 or 7 of the next. */
export const supportCharges: ChargeRule = (world, account, day, today) => {
  const landsOn = within(hash(world.seed, account.index, day.month, 21), 6, 7);
  if (!account.supported || day.dayOfMonth !== day.daysInMonth) return [];
  if (today.number < day.number + landsOn) return [];
  const tenth = percent(monthTotal(world, account, day, today), 10);
  return [
    plainCharge('AWS Support (Business)', 'Support', tenth > 100n * dollar ? tenth : 100n * dollar),
  ];
};

function monthTotal(
  world: World,
  account: LocalAccount,
  { period }: CalendarDay,
  today: CalendarDay,
): Picodollars {
  return calendarMonth(period)
    .flatMap((day) => dailyCharges(world, account, day, today))
    .reduce((sum, { netUnblended }) => sum + netUnblended, 0n);
}
