import { policiesOf, type PolicySettings } from './policies-of';

const settings: PolicySettings = {
  monthToDate: 1000,
  change: { percent: 50, minimum: 20 },
  forecast: 1500,
  tiers: [
    { accounts: ['333333333333'], change: false, forecast: false, daily: 5 },
    { tag: { key: 'stage', value: 'test' }, monthToDate: 10, forecast: 20 },
    { organizationalUnits: ['ou-1'], budget: { amount: 100, steps: [50] } },
  ],
};

it.each([
  [
    { id: '111111111111' },
    { monthToDate: 1000, change: { percent: 50, minimum: 20 }, forecast: 1500 },
  ],
  [
    { id: '333333333333', tags: { stage: 'test' } },
    { monthToDate: 1000, daily: 5 },
  ],
  [
    { id: '444444444444', tags: { stage: 'test' }, organizationalUnits: ['ou-1'] },
    { monthToDate: 10, change: { percent: 50, minimum: 20 }, forecast: 20 },
  ],
  [
    { id: '555555555555', organizationalUnits: ['ou-2', 'ou-1'] },
    {
      monthToDate: 1000,
      change: { percent: 50, minimum: 20 },
      forecast: 1500,
      budget: { amount: 100, steps: [50] },
    },
  ],
])('of %j', (account, policies) => {
  expect(policiesOf(settings, account)).toEqual(policies);
});
