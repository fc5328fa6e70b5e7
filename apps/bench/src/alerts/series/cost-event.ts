import { addDays, type ChargeType, type UtcDay } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';

/**
 * - `step-up`, `spike`: above both limits of `leastChange`, by far; from then on, or for one to three days
 * - `slight-…`: a small share of the usual; `cheap-…`: a few dollars; `step-down`, `one-off-fee`: nobody is to be told
 */
export type EventKind =
  | 'step-up'
  | 'spike'
  | 'step-down'
  | 'slight-step'
  | 'slight-spike'
  | 'cheap-step'
  | 'cheap-spike'
  | 'one-off-fee';

/** What happened to an account, as nobody but its maker knows. */
export interface CostEvent {
  readonly kind: EventKind;
  readonly service: string;
  readonly chargeType: ChargeType;
  readonly firstDay: UtcDay;
  /** Absent where it stays. */
  readonly lastDay?: UtcDay;
  /** US dollars on each of its days, negative where it takes away. */
  readonly adds: Amount;
}

/** What a day has to be above the usual to be worth an alert: both, in US dollars and as a share. */
export const leastChange = { dollars: 20, ofUsual: 0.3 };

/** How long a step is news, and by when it has to be told; both in days from its first. */
const stepIsNews = 7;
const stepIsTold = 5;

export function isAlertWorthy({ kind }: Pick<CostEvent, 'kind'>): boolean {
  return kind === 'step-up' || kind === 'spike';
}

/** Whether an alert about the day is no false alarm. */
export function isNewsOn(event: CostEvent, day: UtcDay): boolean {
  return isWithin(event, day, stepIsNews);
}

/** Whether an alert about the day detects the event. */
export function isToldBy(event: CostEvent, day: UtcDay): boolean {
  return isWithin(event, day, stepIsTold);
}

function isWithin({ firstDay, lastDay }: CostEvent, day: UtcDay, days: number): boolean {
  return firstDay <= day && day <= (lastDay ?? addDays(firstDay, days - 1));
}
