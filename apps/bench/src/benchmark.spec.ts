import { isWithinBudget, ratioOf, type Measure } from './benchmark';

const measure: Measure = { name: 'pages', value: 115, against: 100, unit: 'pages', atMost: 1.15 };

it.each([
  ['at its budget', measure, 1.15, true],
  ['above it', { ...measure, value: 116 }, 1.16, false],
  ['without a budget', { name: 'pages', value: 300, against: 100, unit: 'pages' }, 3, true],
  ['nothing, of nothing', { ...measure, value: 0, against: 0 }, 1, true],
  ['something, of nothing', { ...measure, value: 1, against: 0 }, Infinity, false],
])('tells whether a measure is within its budget: %s', (_, given, ratio, within) => {
  expect(ratioOf(given)).toBe(ratio);
  expect(isWithinBudget(given)).toBe(within);
});
