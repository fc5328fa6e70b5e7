import type { Findings, Measure } from '../../benchmark';
import type { Of } from '../lived-through';
import type { AlertRecord } from '../scores/alert-record';
import { detectorScore, type DetectorScore } from '../scores/detector-score';
import { cell } from './cell';
import { compared } from './compared';
import { groupsOf, scored } from './groups';

const titles = [
  'Accounts',
  'Detector',
  'Events',
  'Recall',
  'Precision',
  'Mean delay (days)',
  'P90 delay (days)',
  'False alarms a year',
  'Repeats',
  'Alerts an event',
];

/** Scores by family and of all; every detector is measured against the first. */
export function findingsOfDetectors(
  benchmark: string,
  records: readonly (AlertRecord & Of)[],
): Findings {
  const groups = [...groupsOf(records, ({ family }) => family), ['all', records] as const];
  const rows = groups.flatMap(([group, some]) =>
    scored(some, detectorScore).map(([contender, score]) => [group, contender, ...cellsOf(score)]),
  );
  const [first, ...others] = scored(records, detectorScore);
  const measures = others.flatMap(([contender, score]) =>
    first ? measuresOf(contender, score, first[1]) : [],
  );
  return { benchmark, measures, details: { titles, rows } };
}

function cellsOf(score: DetectorScore): string[] {
  return [
    score.events,
    score.recall,
    score.precision,
    score.meanDelay,
    score.p90Delay,
    score.falseAlarmsPerYear,
    score.repeats,
    score.alertsPerEvent,
  ].map(cell);
}

function measuresOf(contender: string, score: DetectorScore, baseline: DetectorScore): Measure[] {
  return [
    ...compared(
      `${contender}: false alarms of an account`,
      [score.falseAlarmsPerYear, baseline.falseAlarmsPerYear],
      { unit: 'a year', atMost: 1 },
    ),
    ...compared(`${contender}: events missed`, [score.missed, baseline.missed], {
      unit: 'events',
      atMost: 1,
    }),
    ...compared(`${contender}: mean delay`, [score.meanDelay, baseline.meanDelay], {
      unit: 'days',
    }),
  ];
}
