import {
  addDays,
  addMonths,
  billingPeriodOf,
  dayOfMonth,
  daysOf,
  utcDayOf,
  type AccountId,
  type BillingPeriod,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import type { Crossing, Finder } from '../alerts/crossing';
import { amountsByDay, isRunning, type AmountsByDay, type Counted } from '../series/amounts-by-day';
import type { ObservedDay } from '../series/observed-day';
import { isSettled } from '../series/settled';

/** What policies are held against: an account's costs, as they are known at a moment. */
export interface Outlook {
  readonly account: AccountId;
  readonly at: Instant;
  /** In order, from `historyFrom` on. */
  readonly days: readonly ObservedDay[];
  /** Of the same account, found before. */
  readonly known: readonly Crossing[];
}

export interface Looking extends Counted {
  /** Hours after its end at which a day is taken for whole. */
  readonly settleHours: number;
}

/** An outlook in the amounts that policies go by. */
export interface View {
  /** What all that is found has in common. */
  readonly found: {
    readonly account: AccountId;
    readonly currency: Currency;
    readonly at: Instant;
    readonly foundBy: Finder;
  };
  readonly months: readonly BillingPeriod[];
  readonly openMonth: BillingPeriod;
  /** Days that are looked at. */
  readonly days: readonly UtcDay[];
  /** All charges of the days that the ledger has. */
  readonly all: AmountsByDay;
  /** Of days that are settled: all charges, and those that come day by day. */
  readonly settled: AmountsByDay;
  readonly running: AmountsByDay;
  /** Of days that are not, what came day by day so far. */
  readonly soFar: AmountsByDay;
  /** The same of charges that come once, or once a month. */
  readonly onceSoFar: AmountsByDay;
  readonly known: readonly Crossing[];
}

/** Older days are of no use to anyone any more: the first look at a ledger tells nobody of its past. */
const daysBack = 9;
/** Until then the month before is looked at, too: AWS brings in its support charges and tax. */
const lastDayOfPastMonth = 8;
/** At the first of a month a forecast is tried in weeks up to 13 weeks back, by the 4 weeks before those. */
const historyWeeks = 18;

/** The first day that policies look back to. */
export function historyFrom(today: UtcDay): UtcDay {
  return addDays(today, -7 * historyWeeks);
}

export function viewOf({ account, at, days, known }: Outlook, looking: Looking): View {
  const { currency, settleHours } = looking;
  const today = utcDayOf(at);
  const openMonth = billingPeriodOf(today);
  const past = dayOfMonth(today) <= lastDayOfPastMonth ? [addMonths(openMonth, -1)] : [];
  const settled: ObservedDay[] = [];
  const unsettled: ObservedDay[] = [];
  for (const day of days) (isSettled(day, settleHours) ? settled : unsettled).push(day);
  return {
    found: { account, currency, at, foundBy: 'ledger' },
    months: [...past, openMonth],
    openMonth,
    days: daysOf({ from: addDays(today, -daysBack), to: addDays(today, 1) }),
    all: amountsByDay(days, looking, () => true),
    settled: amountsByDay(settled, looking, () => true),
    running: amountsByDay(settled, looking, isRunning),
    soFar: amountsByDay(unsettled, looking, isRunning),
    onceSoFar: amountsByDay(unsettled, looking, (line) => !isRunning(line)),
    known,
  };
}
