import { findingsOfDetectors } from './of-detectors';

const record = { days: 365, events: 2, delays: [3], alerts: 5, falseAlarms: 4, repeats: 1 };

it('tells scores by family and of all, and measures against the first', () => {
  expect(
    findingsOfDetectors('alerts', [
      { family: 'spikes', contender: 'plain', ...record },
      { family: 'spikes', contender: 'ours', ...record, delays: [3, 5], alerts: 2, falseAlarms: 0 },
      { family: 'steady', contender: 'plain', ...record, events: 0, delays: [] },
      { family: 'steady', contender: 'ours', ...record, events: 0, delays: [], falseAlarms: 2 },
    ]),
  ).toEqual({
    benchmark: 'alerts',
    measures: [
      {
        name: 'ours: false alarms of an account',
        value: 1,
        against: 4,
        unit: 'a year',
        atMost: 1,
      },
      { name: 'ours: events missed', value: 0, against: 1, unit: 'events', atMost: 1 },
      { name: 'ours: mean delay', value: 4, against: 3, unit: 'days' },
    ],
    details: {
      titles: [
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
      ],
      rows: [
        ['spikes', 'plain', '2', '0.5', '0.2', '3', '3', '4', '1', '1'],
        ['spikes', 'ours', '2', '1', '1', '4', '5', '0', '1', '1'],
        ['steady', 'plain', '0', '', '0', '', '', '4', '1', ''],
        ['steady', 'ours', '0', '', '0', '', '', '2', '1', ''],
        ['all', 'plain', '2', '0.5', '0.111', '3', '3', '4', '2', '2'],
        ['all', 'ours', '2', '1', '0.5', '4', '5', '1', '2', '2.5'],
      ],
    },
  });
});
