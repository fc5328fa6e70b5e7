import type { DayCosts, UtcDay } from '@orgcost/domain';
import type { Detector, RaisedChange } from './detector';
import { calendar, firstToday } from './series/calendar';
import { knownOn } from './series/known-on';
import type { Series } from './series/series';

/** What is known of an account at 06:00 UTC. */
export interface Morning {
  readonly today: UtcDay;
  readonly known: readonly DayCosts[];
}

/** Each morning on which policies are asked. */
export function morningsOf(series: Series): Morning[] {
  return calendar
    .filter((day) => day >= firstToday)
    .map((today) => ({ today, known: knownOn(series, today) }));
}

/** What a detector tells, morning after morning. */
export function raisedBy(detector: Detector, mornings: readonly Morning[]): RaisedChange[] {
  const raised: RaisedChange[] = [];
  for (const { today, known } of mornings) raised.push(...detector(known, today, [...raised]));
  return raised;
}
