import { containsDay, daysOf, type CostLine, type DayRange, type UtcDay } from '@orgcost/domain';
import {
  absoluteAmount,
  addAmounts,
  compareAmounts,
  subtractAmounts,
  sumAmounts,
  zero,
  type Amount,
} from '@orgcost/money';
import type { AmountsByDay, Counted } from '../series/amounts-by-day';
import { amountsByService } from '../series/amounts-by-service';
import type { ObservedDay } from '../series/observed-day';
import { monthlyOn } from '../series/monthly';
import { usualOf } from '../series/usual';
import type { Explanation } from './explanation';

type ServiceMove = Explanation['services'][number];
type DayMove = Explanation['days'][number];

const atMost = { services: 5, days: 3 };

/** The services that moved most against the same weekdays before, and where those are too few, the largest. */
export function servicesMoved(
  days: readonly ObservedDay[],
  range: DayRange,
  counted: Counted,
  counts: (line: CostLine) => boolean,
  settled: ReadonlySet<UtcDay>,
): ServiceMove[] {
  const services = new Set(
    days
      .filter(({ day }) => containsDay(range, day))
      .flatMap(({ matrix }) => matrix.filter(counts).map(({ service }) => service)),
  );
  const byService = amountsByService(days, counted, counts);
  return [...services]
    .flatMap((service): ServiceMove[] => {
      const amounts = byService.get(service);
      // Of another currency alone.
      if (amounts === undefined) return [];
      const usual = usualIn(range, amounts, settled);
      const amount = sumIn(range, amounts);
      return [usual === undefined ? { service, amount } : { service, amount, usual }];
    })
    .sort(byMove)
    .slice(0, atMost.services);
}

/** The days that moved most; of one day there is nothing to tell. */
export function daysMoved(range: DayRange, amounts: AmountsByDay): DayMove[] {
  const days = daysOf(range);
  if (days.length === 1) return [];
  return days
    .flatMap((day) => {
      const amount = amounts.get(day);
      const usual = expectedOn(day, amounts);
      return amount === undefined || usual === undefined || amount === usual
        ? []
        : [{ day, amount, usual }];
    })
    .sort(byMove)
    .slice(0, atMost.days);
}

/** Of the days that are there; what came in of one that is not whole yet is no move. */
function usualIn(
  range: DayRange,
  amounts: AmountsByDay,
  settled: ReadonlySet<UtcDay>,
): Amount | undefined {
  const there = daysOf(range).filter((day) => amounts.has(day));
  const usual = there
    .map((day) => (settled.has(day) ? expectedOn(day, amounts) : amounts.get(day)))
    .filter((each) => each !== undefined);
  return there.length > 0 && usual.length === there.length ? sumAmounts(usual) : undefined;
}

/** The usual, with what comes on that day of each month. */
function expectedOn(day: UtcDay, amounts: AmountsByDay): Amount | undefined {
  const usual = usualOf(day, amounts)?.amount;
  return usual && addAmounts(usual, monthlyOn(day, amounts));
}

function sumIn(range: DayRange, amounts: AmountsByDay): Amount {
  return sumAmounts(daysOf(range).map((day) => amounts.get(day) ?? zero));
}

interface Move {
  readonly amount: Amount;
  readonly usual?: Amount;
}

function byMove(a: Move, b: Move): number {
  return compareAmounts(moveOf(b), moveOf(a));
}

/** Without its sign: what fell is a reason as well. */
function moveOf({ amount, usual = zero }: Move): Amount {
  return absoluteAmount(subtractAmounts(amount, usual));
}
