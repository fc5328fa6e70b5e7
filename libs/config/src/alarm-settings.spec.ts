import { alarmsSchema } from './alarm-settings';

const accounts = ['333333333333'];
const data = { name: 'data', accounts };

test('what an organization has by default', () => {
  expect(alarmsSchema.parse({ monthToDate: 1000, change: {}, budget: { amount: 500 } })).toEqual({
    monthToDate: 1000,
    change: { percent: 50, minimum: 20 },
    budget: { amount: 500, steps: [50, 80, 100] },
    metric: 'unblended',
    anomalyDetection: true,
    settleHours: 48,
    tiers: [],
  });
});

const ofAll = { change: { percent: 30, minimum: 5 }, budget: { amount: 500, steps: [90] } };

test.each([
  ['nothing where it says nothing', ofAll, { daily: false }, { daily: false }],
  [
    'the rest of what it says a part of',
    ofAll,
    { change: { percent: 100 }, budget: { amount: 7 } },
    { change: { percent: 100, minimum: 5 }, budget: { amount: 7, steps: [90] } },
  ],
  [
    'the other parts likewise',
    ofAll,
    { change: { minimum: 100 }, budget: { steps: [10, 20] } },
    { change: { percent: 30, minimum: 100 }, budget: { amount: 500, steps: [10, 20] } },
  ],
  [
    'the defaults where all accounts have none',
    {},
    { change: { percent: 100 }, budget: { amount: 7 } },
    { change: { percent: 100, minimum: 20 }, budget: { amount: 7, steps: [50, 80, 100] } },
  ],
  [
    'nothing of what it switches off',
    ofAll,
    { change: false, budget: false },
    { change: false, budget: false },
  ],
])('a tier takes over %s', (_, all, tier, whole) => {
  const settings = alarmsSchema.parse({ monthToDate: 1000, ...all, tiers: [{ ...data, ...tier }] });
  expect(settings.tiers).toEqual([{ ...data, ...whole }]);
  // Functions are given settings that were read once already.
  expect(alarmsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
});
