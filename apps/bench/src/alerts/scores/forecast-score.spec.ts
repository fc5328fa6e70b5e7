import { parseAmount } from '@orgcost/money';
import { forecastScore } from './forecast-score';

const amount = parseAmount;

it('scores errors, and ranges where both of their ends are given', () => {
  const record = { dayOfMonth: 8, truth: 200 };
  expect(
    forecastScore([
      { ...record, forecast: { amount: amount('250') } },
      { ...record, forecast: { amount: amount('100'), low: amount('90') } },
      { ...record, forecast: { amount: amount('200'), low: amount('200'), high: amount('250') } },
      { ...record, forecast: { amount: amount('150'), low: amount('120'), high: amount('180') } },
      { ...record, forecast: undefined },
    ]),
  ).toEqual({
    forecasts: 4,
    abstentions: 1,
    medianError: 0.25,
    p90Error: 0.5,
    bias: -0.125,
    coverage: 0.5,
    medianWidth: 0.25,
  });
});

it('has no score of none', () => {
  expect(forecastScore([{ dayOfMonth: 8, truth: 200, forecast: undefined }])).toEqual({
    forecasts: 0,
    abstentions: 1,
  });
});
