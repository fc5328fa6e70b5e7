import { detectorScore } from './detector-score';

it('scores all accounts together', () => {
  expect(
    detectorScore([
      { days: 365, events: 3, delays: [3, 5], alerts: 6, falseAlarms: 2, repeats: 1 },
      { days: 365, events: 1, delays: [4], alerts: 1, falseAlarms: 0, repeats: 0 },
      { days: 730, events: 0, delays: [], alerts: 4, falseAlarms: 4, repeats: 0 },
    ]),
  ).toEqual({
    events: 4,
    missed: 1,
    recall: 0.75,
    precision: 3 / 9,
    meanDelay: 4,
    p90Delay: 5,
    falseAlarmsPerYear: 1.5,
    repeats: 1,
    alertsPerEvent: 5 / 3,
  });
});

it('has no score for what did not happen', () => {
  expect(
    detectorScore([{ days: 365, events: 0, delays: [], alerts: 0, falseAlarms: 0, repeats: 0 }]),
  ).toEqual({ events: 0, missed: 0, falseAlarmsPerYear: 0, repeats: 0 });
});
