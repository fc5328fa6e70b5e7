import { aProfile } from '@orgcost/testing';
import { accountIdSchema, latestProfiles, parseUtcDay, profileOn } from './index';

test.each([
  '111111111111',
  '51738928782',
  'ocid1.tenancy.oc1..aaa',
  'my subscription',
  'Zürich',
  'x'.repeat(256),
])('%s is an account id, kept verbatim', (id) => {
  expect(accountIdSchema.parse(id)).toBe(id);
});

test.each(['', ' ', ' 1', '1 ', '1\n', '1\u00002', 'x'.repeat(257)])('%j is none', (id) => {
  expect(accountIdSchema.safeParse(id).success).toBe(false);
});

describe('profileOn', () => {
  const joined = aProfile({ validFrom: parseUtcDay('2024-03-05'), owner: 'ana@example.com' });
  const moved = aProfile({ validFrom: parseUtcDay('2024-06-01'), owner: 'ben@example.com' });
  const left = aProfile({ validFrom: parseUtcDay('2024-09-01'), left: parseUtcDay('2024-09-01') });

  test.each([
    ['2024-03-04', undefined],
    ['2024-03-05', joined],
    ['2024-05-31', joined],
    ['2024-06-01', moved],
    ['2024-08-31', moved],
    ['2030-01-01', left],
  ])('on %s', (day, profile) => {
    expect(profileOn([moved, left, joined], parseUtcDay(day))).toBe(profile);
    expect(profileOn([joined, moved, left], parseUtcDay(day))).toBe(profile);
  });

  test('of two from the same day, the last one counts', () => {
    const corrected = { ...moved, owner: 'eva@example.com' };
    expect(profileOn([joined, moved, corrected], moved.validFrom)).toBe(corrected);
  });

  test('without profiles there is none', () => {
    expect(profileOn([], parseUtcDay('2024-03-05'))).toBeUndefined();
  });
});

test('the latest profiles are the last of each account, in whatever order they come', () => {
  const joined = aProfile({ id: '111111111111', validFrom: parseUtcDay('2024-03-05') });
  const moved = aProfile({ id: '111111111111', validFrom: parseUtcDay('2024-06-01') });
  const other = aProfile({ id: '222222222222', validFrom: parseUtcDay('2024-04-01') });
  const latest = new Map([
    ['111111111111', moved],
    ['222222222222', other],
  ]);
  expect(latestProfiles([joined, moved, other])).toEqual(latest);
  expect(latestProfiles([other, moved, joined])).toEqual(latest);
});
