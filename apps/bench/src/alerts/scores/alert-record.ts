import { addDays, daysBetween, type UtcDay } from '@orgcost/domain';
import type { RaisedChange } from '../detector';
import { isAlertWorthy, isNewsOn, isToldBy, type CostEvent } from '../series/cost-event';

/** What a detector told of one account, held against what happened. */
export interface AlertRecord {
  /** Days on which it was asked. */
  readonly days: number;
  /** Events worth an alert. */
  readonly events: number;
  /** Of each event that was detected: days from its first day to the one on which it was told. */
  readonly delays: readonly number[];
  readonly alerts: number;
  /** Alerts about days on which nothing was news. */
  readonly falseAlarms: number;
  /** False alarms in the eight weeks after a step, which most of them tell once more. */
  readonly repeats: number;
}

/** @param days on which the detector was asked */
export function alertRecord(
  events: readonly CostEvent[],
  raised: readonly RaisedChange[],
  days: number,
): AlertRecord {
  const worthy = events.filter(isAlertWorthy);
  const falseAlarms = raised.filter(({ day }) => !worthy.some((event) => isNewsOn(event, day)));
  return {
    days,
    events: worthy.length,
    delays: worthy.flatMap((event) => delayOf(event, raised) ?? []),
    alerts: raised.length,
    falseAlarms: falseAlarms.length,
    repeats: falseAlarms.filter(({ day }) => worthy.some((event) => isOldNewsOn(event, day)))
      .length,
  };
}

function delayOf(event: CostEvent, raised: readonly RaisedChange[]): number | undefined {
  const told = raised
    .filter(({ day }) => isToldBy(event, day))
    .map(({ at }) => daysBetween(event.firstDay, at));
  return told.length === 0 ? undefined : Math.min(...told);
}

/** Until the step is what is usual. */
function isOldNewsOn({ kind, firstDay }: CostEvent, day: UtcDay): boolean {
  return kind === 'step-up' && firstDay < day && day < addDays(firstDay, 56);
}
