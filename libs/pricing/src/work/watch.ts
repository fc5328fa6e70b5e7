import { assumptions } from '../assumptions';
import { exactly } from '../range';
import type { RateName } from '../rates';
import type { Period, Setting, Work } from '../setting';
import { bytesOfDay, bytesOfMonth, readUnits, strongQueryUnits } from './item-units';

/** After each run, whether accounts are above what they should be; a first run, which fetches the past, is not counted. */
export function watchWork({ accounts, lines, runs }: Setting, period: Period): Work[] {
  if (period === 'backfill') return [];
  const { accountsWatchedPerSecond, secondsPerInvocation, watchGigabytes } = assumptions;
  const { daysWatched, monthsOfDaysWatched } = assumptions;
  const seconds = runs.length * (secondsPerInvocation + accounts / accountsWatchedPerSecond);
  const unitsOfAccount =
    strongQueryUnits(daysWatched, bytesOfDay(lines)) +
    monthsOfDaysWatched * readUnits(bytesOfMonth(lines, daysWatched / monthsOfDaysWatched));
  return [
    work("Watch: function's GB-s", 'functionTime', Math.ceil(seconds * watchGigabytes)),
    work('Watch: reads', 'readUnit', runs.length * accounts * unitsOfAccount),
  ];
}

function work(what: string, rate: RateName, count: number): Work {
  return { what, rate, count: exactly(count), part: 'alerts', deployment: true };
}
