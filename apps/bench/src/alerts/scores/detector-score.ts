import type { AlertRecord } from './alert-record';
import { mean, quantile, ratio } from './statistics';

export interface DetectorScore {
  readonly events: number;
  /** Events that were not detected. */
  readonly missed: number;
  /** Detected events, of all. */
  readonly recall: number | undefined;
  /** Detected events, of these and false alarms: to tell an event several times makes it no better. */
  readonly precision: number | undefined;
  /** Days from an event's first day to its alert, of detected events. */
  readonly meanDelay: number | undefined;
  readonly p90Delay: number | undefined;
  /** Of one account in 365 days. */
  readonly falseAlarmsPerYear: number | undefined;
  /** Of the false alarms, those in the eight weeks after a step. */
  readonly repeats: number;
  /** Alerts for each detected event that are no false alarms. */
  readonly alertsPerEvent: number | undefined;
}

export function detectorScore(records: readonly AlertRecord[]): DetectorScore {
  const total = (count: (record: AlertRecord) => number) =>
    records.reduce((sum, record) => sum + count(record), 0);
  const delays = records.flatMap((record) => record.delays);
  const events = total((record) => record.events);
  const falseAlarms = total((record) => record.falseAlarms);
  return {
    events,
    missed: events - delays.length,
    recall: ratio(delays.length, events),
    precision: ratio(delays.length, delays.length + falseAlarms),
    meanDelay: mean(delays),
    p90Delay: quantile(delays, 0.9),
    falseAlarmsPerYear: ratio(
      falseAlarms * 365,
      total(({ days }) => days),
    ),
    repeats: total(({ repeats }) => repeats),
    alertsPerEvent: ratio(total(({ alerts }) => alerts) - falseAlarms, delays.length),
  };
}
