import { hash, within } from '../hash';
import type { LocalAccount } from '../organization/account';
import type { CalendarDay } from './calendar';
import type { World } from './world';

/**
 * How much of a day's usage has reached the bill by `today`, in thousandths:
 * a part on the day itself and on the next, nearly all of it for one service of
 * every eighth day until up to a week later, then all.
 */
export function arrived(
  { seed }: World,
  account: LocalAccount,
  day: CalendarDay,
  today: CalendarDay,
): (place: number, places: number) => number {
  const age = today.number - day.number;
  const chance = hash(seed, account.index, day.number, 11);
  if (age === 0) return () => within(chance, 250, 550);
  if (age === 1) return () => within(chance, 850, 980);
  const late = chance % 8 === 0 && age < within(chance >>> 3, 3, 7);
  return (place, places) => (late && place === (chance >>> 8) % places ? 985 : 1000);
}

/** Whether the account has costs on the day, as seen `today`: on its first day nothing has arrived yet. */
export function hasCosts(account: LocalAccount, day: CalendarDay, today: CalendarDay): boolean {
  const { costsFrom, costsTo } = account;
  if (day.number > today.number) return false;
  if (costsFrom !== undefined && (day.day < costsFrom || today.day === costsFrom)) return false;
  return costsTo === undefined || day.day < costsTo;
}
