import { aProfile } from '@orgcost/testing';
import { anAssignment, day, days, november, someSettings } from './ownership.fixture';
import { unassignedQueue } from './unassigned-queue';

const settings = someSettings({ costCenters: [{ id: 'web-shop' }] });
const tags = { 'cost-center': 'web-shop' };

test('accounts that nobody owns on some days, those that were only ever imported too', () => {
  const profiles = [
    aProfile({ id: '111111111111', tags }),
    aProfile({ id: '222222222222', tags: {} }),
    aProfile({
      id: '222222222222',
      name: 'Data platform',
      state: 'SUSPENDED',
      organizationalUnitPath: 'Root/Data',
      validFrom: day('2026-11-21'),
      tags: { 'cost-center': 'data' },
    }),
    // Of another month.
    aProfile({
      id: '222222222222',
      name: 'Renamed',
      validFrom: day('2026-12-01'),
      tags: {},
    }),
  ];
  const assignments = [
    anAssignment({ account: '222222222222', from: day('2026-11-06'), to: day('2026-11-16') }),
  ];
  const nobodys = { costCenter: 'unassigned', source: 'unassigned' };
  const anas = { owner: 'ana@example.com', organizationalUnitPath: 'Root/Workloads' };

  expect(unassignedQueue({ profiles, assignments, settings }, november, ['51738928782'])).toEqual([
    {
      account: '222222222222',
      name: 'Data platform',
      state: 'SUSPENDED',
      organizationalUnitPath: 'Root/Data',
      days: 20,
      spans: [
        { ...nobodys, ...days('2026-11-01', '2026-11-06'), ...anas },
        { ...nobodys, ...days('2026-11-16', '2026-11-21'), ...anas },
        {
          ...nobodys,
          ...days('2026-11-21', '2026-12-01'),
          ...anas,
          organizationalUnitPath: 'Root/Data',
          reason: 'tag cost-center names "data", which is not a cost center of the config',
        },
      ],
    },
    { account: '51738928782', days: 30, spans: [{ ...nobodys, ...november }] },
  ]);
});

describe('accounts that the organization has on none of the days', () => {
  const account = '111111111111';
  const gone = aProfile({ left: day('2026-11-01'), tags: {} });
  const listed = (profile: typeof gone, billed: readonly string[] = []) =>
    unassignedQueue({ profiles: [profile], assignments: [], settings }, november, billed).map(
      (it) => [it.account, it.left],
    );

  test('are left out', () => {
    expect(listed(gone)).toEqual([]);
    expect(listed(aProfile({ joined: day('2026-12-01'), tags: {} }))).toEqual([]);
  });

  test('but for those that cost something', () => {
    expect(listed(gone, [account])).toEqual([[account, '2026-11-01']]);
  });

  test('and one day is enough', () => {
    expect(listed(aProfile({ left: day('2026-11-02'), tags: {} }))).toEqual([
      [account, '2026-11-02'],
    ]);
    expect(listed(aProfile({ joined: day('2026-11-30'), tags: {} }))).toEqual([
      [account, undefined],
    ]);
  });
});
