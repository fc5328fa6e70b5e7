import { parseAmount } from '@orgcost/money';
import { findingsOfForecasters } from './of-forecasters';

const amount = parseAmount;

it('tells scores by family, by day of month and of all, and measures against the first', () => {
  const [plain, ours] = [
    { family: 'steady', contender: 'plain', truth: 100 },
    { family: 'steady', contender: 'ours', truth: 100 },
  ] as const;
  expect(
    findingsOfForecasters('forecasts', [
      { ...plain, dayOfMonth: 8, forecast: { amount: amount('140') } },
      { ...plain, dayOfMonth: 15, forecast: { amount: amount('120') } },
      { ...ours, dayOfMonth: 8, forecast: undefined },
      {
        ...ours,
        dayOfMonth: 15,
        forecast: { amount: amount('90'), low: amount('81'), high: amount('99') },
      },
    ]),
  ).toEqual({
    benchmark: 'forecasts',
    measures: [
      { name: 'ours: median error', value: 0.1, against: 0.2, unit: 'of the total', atMost: 1 },
      { name: 'ours: p90 error', value: 0.1, against: 0.4, unit: 'of the total', atMost: 1 },
    ],
    details: {
      titles: [
        'Accounts',
        'Forecaster',
        'Forecasts',
        'Abstentions',
        'Median error',
        'P90 error',
        'Bias',
        'Coverage',
        'Median width',
      ],
      rows: [
        ['steady', 'plain', '2', '0', '0.2', '0.4', '0.3', '', ''],
        ['steady', 'ours', '1', '1', '0.1', '0.1', '-0.1', '0', '0.2'],
        ['all, on day 8', 'plain', '1', '0', '0.4', '0.4', '0.4', '', ''],
        ['all, on day 8', 'ours', '0', '1', '', '', '', '', ''],
        ['all, on day 15', 'plain', '1', '0', '0.2', '0.2', '0.2', '', ''],
        ['all, on day 15', 'ours', '1', '0', '0.1', '0.1', '-0.1', '0', '0.2'],
        ['all', 'plain', '2', '0', '0.2', '0.4', '0.3', '', ''],
        ['all', 'ours', '1', '1', '0.1', '0.1', '-0.1', '0', '0.2'],
      ],
    },
  });
});
