import { thresholdsOf } from './thresholds';

const settings = {
  monthToDate: 1000,
  tiers: [
    { name: 'data', accounts: ['333333333333'], monthToDate: 9000 },
    { name: 'experiments', tag: { key: 'stage', value: 'experiment' }, daily: 50 },
    { name: 'production', organizationalUnits: ['ou-1', 'ou-2'], monthToDate: 5000, daily: 300 },
  ],
};
const [account, other] = ['333333333333', '444444444444'];

it.each([
  ['none', { id: other }, { monthToDate: 1000 }],
  ['its id', { id: account }, { monthToDate: 9000 }],
  ['a tag', { id: other, tags: { stage: 'experiment' } }, { monthToDate: 1000, daily: 50 }],
  ['no other value of a tag', { id: other, tags: { stage: 'test' } }, { monthToDate: 1000 }],
  [
    'an OU above it',
    { id: other, organizationalUnits: ['r-1', 'ou-2', 'ou-9'] },
    { monthToDate: 5000, daily: 300 },
  ],
  [
    'the first of several',
    { id: account, tags: { stage: 'experiment' }, organizationalUnits: ['ou-1'] },
    { monthToDate: 9000 },
  ],
])('an account is in the tier of %s', (_, tiered, thresholds) => {
  expect(thresholdsOf(settings, tiered)).toEqual(thresholds);
});

it("has no daily threshold where its tier switches it off, whatever is all accounts'", () => {
  const tiers = [{ accounts: [account], daily: false as const }];
  expect(thresholdsOf({ monthToDate: 1000, daily: 20, tiers }, { id: account })).toEqual({
    monthToDate: 1000,
  });
});

it("takes what a tier leaves open from all accounts'", () => {
  expect(thresholdsOf({ ...settings, daily: 20 }, { id: account })).toEqual({
    monthToDate: 9000,
    daily: 20,
  });
});
