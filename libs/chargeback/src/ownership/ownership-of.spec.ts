import { parseInstant } from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { anAssignment, aWithdrawal, day, november, someSettings } from './ownership.fixture';
import { ownershipOf, type OwnershipSources } from './ownership-of';

const account = '111111111111';
const organizationalUnitPath = 'Root/Workloads';

function spans({
  profiles = [],
  assignments = [],
  settings = someSettings(),
}: Partial<OwnershipSources>) {
  return ownershipOf({ profiles, assignments, settings })(account, november);
}

/** Of Ana's account in Root/Workloads. */
function tagged(costCenter: string) {
  return aProfile({ tags: { 'cost-center': costCenter } });
}

const anas = { owner: 'ana@example.com', organizationalUnitPath };
const nobodys = { ...november, costCenter: 'unassigned', source: 'unassigned' };

describe('who owns an account', () => {
  it('is the cost center of its tag, by the profile in force on each day', () => {
    const moved = aProfile({
      validFrom: day('2026-11-11'),
      organizationalUnitPath: 'Root/Sandbox',
      tags: { 'cost-center': 'data' },
      owner: 'ben@example.com',
    });
    expect(spans({ profiles: [moved, tagged('web-shop')] })).toEqual([
      { ...november, to: '2026-11-11', costCenter: 'web-shop', source: 'tag', ...anas },
      {
        from: '2026-11-11',
        to: '2026-12-01',
        costCenter: 'data',
        source: 'tag',
        owner: 'ben@example.com',
        organizationalUnitPath: 'Root/Sandbox',
      },
    ]);
  });

  it('is that of the first profile before it', () => {
    const [first, second] = ['2026-11-20', '2026-11-25'].map((from, index) => ({
      ...tagged(`center-${index}`),
      validFrom: day(from),
    }));
    expect(spans({ profiles: [second, first].flatMap((it) => it ?? []) })).toEqual([
      { ...november, to: '2026-11-25', costCenter: 'center-0', source: 'tag', ...anas },
      { ...november, from: '2026-11-25', costCenter: 'center-1', source: 'tag', ...anas },
    ]);
  });

  it('stays as last known when the account is suspended, and when it has left', () => {
    const profile = tagged('web-shop');
    const suspended = { ...profile, state: 'SUSPENDED', validFrom: day('2026-11-05') };
    const left = { ...suspended, left: day('2026-11-20'), validFrom: day('2026-11-20') };
    expect(spans({ profiles: [profile, suspended, left] })).toEqual([
      { ...november, costCenter: 'web-shop', source: 'tag', ...anas },
    ]);
  });

  it('is nobody where nothing names a cost center, with its owner all the same', () => {
    expect(spans({ profiles: [aProfile({ tags: {} })] })).toEqual([{ ...nobodys, ...anas }]);
  });

  it('is nobody where an account was only ever imported', () => {
    expect(spans({})).toEqual([nobodys]);
  });

  it('may be assigned where an account was only ever imported', () => {
    const assignments = [anAssignment({ from: day('2026-11-10'), to: day('2026-11-12') })];
    expect(spans({ assignments })).toEqual([
      { ...nobodys, to: '2026-11-10' },
      { from: '2026-11-10', to: '2026-11-12', costCenter: 'web-shop', source: 'assignment' },
      { ...nobodys, from: '2026-11-12' },
    ]);
  });

  it('is nothing of another account', () => {
    const other = '222222222222';
    expect(
      spans({
        profiles: [aProfile({ id: other, tags: { 'cost-center': 'web-shop' } })],
        assignments: [anAssignment({ account: other })],
        settings: someSettings({ accounts: [{ account: other, costCenter: 'data' }] }),
      }),
    ).toEqual([nobodys]);
  });

  it('is nobody of no day', () => {
    const none = { from: day('2026-11-02'), to: day('2026-11-02') };
    const sources = { profiles: [], assignments: [], settings: someSettings() };
    expect(ownershipOf(sources)(account, none)).toEqual([]);
  });
});

describe('of several sources', () => {
  const units = [{ path: 'Root', costCenter: 'of-root' }];
  const accounts = [{ account, costCenter: 'of-config', from: day('2026-11-10') }];
  const settings = someSettings({ organizationalUnits: units, accounts });

  it('an assignment comes before the config, that before the tag, and OUs come last', () => {
    const untagged = aProfile({ tags: {}, validFrom: day('2026-11-01') });
    const profiles = [untagged, { ...tagged('of-tag'), validFrom: day('2026-11-05') }];
    const assignments = [anAssignment({ from: day('2026-11-20'), costCenter: 'of-csv' })];
    expect(spans({ profiles, assignments, settings })).toEqual([
      {
        ...november,
        to: '2026-11-05',
        costCenter: 'of-root',
        source: 'organizational-unit',
        ...anas,
      },
      { from: '2026-11-05', to: '2026-11-10', costCenter: 'of-tag', source: 'tag', ...anas },
      { from: '2026-11-10', to: '2026-11-20', costCenter: 'of-config', source: 'config', ...anas },
      { ...november, from: '2026-11-20', costCenter: 'of-csv', source: 'assignment', ...anas },
    ]);
  });

  it('the one that counts names the owner, or else the profile', () => {
    const owned = someSettings({
      accounts: [
        { account, costCenter: 'of-config', owner: 'config@example.com', to: day('2026-11-10') },
      ],
      organizationalUnits: [{ path: 'Root', costCenter: 'of-root', owner: 'root@example.com' }],
    });
    const assignments = [
      anAssignment({ from: day('2026-11-20'), owner: 'csv@example.com', to: day('2026-11-25') }),
    ];
    expect(
      spans({ profiles: [aProfile({ tags: {} })], assignments, settings: owned }).map((span) => [
        span.source,
        span.owner,
      ]),
    ).toEqual([
      ['config', 'config@example.com'],
      ['organizational-unit', 'root@example.com'],
      ['assignment', 'csv@example.com'],
      ['organizational-unit', 'root@example.com'],
    ]);
  });

  it('of assignments the one that was recorded last counts, whatever its first day', () => {
    const first = anAssignment({ from: day('2026-11-10'), costCenter: 'first' });
    const second = anAssignment({
      from: day('2026-11-01'),
      to: day('2026-11-15'),
      costCenter: 'second',
      recordedAt: parseInstant('2026-11-03T08:00:00Z'),
    });
    expect(spans({ assignments: [second, first] })).toEqual([
      { ...november, to: '2026-11-15', costCenter: 'second', source: 'assignment' },
      { ...november, from: '2026-11-15', costCenter: 'first', source: 'assignment' },
    ]);
  });

  it('of assignments of one moment always the same one counts', () => {
    const [a, b] = ['a', 'b'].map((costCenter) => anAssignment({ costCenter }));
    if (!a || !b) throw new Error('There are two');
    expect(spans({ assignments: [a, b] })).toEqual(spans({ assignments: [b, a] }));
  });

  it('one that assigns nothing lets the others count, and no earlier assignment', () => {
    const withdrawal = aWithdrawal({
      from: day('2026-11-10'),
      recordedAt: parseInstant('2026-11-03T08:00:00Z'),
    });
    expect(
      spans({ profiles: [tagged('of-tag')], assignments: [withdrawal, anAssignment()] }),
    ).toEqual([
      { ...november, to: '2026-11-10', costCenter: 'web-shop', source: 'assignment', ...anas },
      { ...november, from: '2026-11-10', costCenter: 'of-tag', source: 'tag', ...anas },
    ]);
  });

  it('of OUs the deepest counts that the account is in, on the days that it has', () => {
    const organizationalUnits = [
      { path: 'Root/Work', costCenter: 'not-above' },
      { path: 'Root/Workloads', costCenter: 'deepest', from: day('2026-11-10') },
      { path: 'Root', costCenter: 'of-root' },
      { path: 'Root/Workloads/Production', costCenter: 'below' },
    ];
    const profiles = [aProfile({ tags: {} })];
    const settings = someSettings({ organizationalUnits });
    expect(spans({ profiles, settings }).map(({ from, costCenter }) => [from, costCenter])).toEqual(
      [
        ['2026-11-01', 'of-root'],
        ['2026-11-10', 'deepest'],
      ],
    );
  });

  it.each(['accounts', 'organizationalUnits'] as const)('of %s the last entry counts', (list) => {
    const entries = ['first', 'last'].map((costCenter) => ({ account, path: 'Root', costCenter }));
    const settings = someSettings({ [list]: entries });
    expect(
      spans({ profiles: [aProfile({ tags: {} })], settings }).map(({ costCenter }) => costCenter),
    ).toEqual(['last']);
  });

  it('a profile whose tags were never read says nothing', () => {
    const notRead = { ...tagged('of-tag'), tagsNotRead: true } as const;
    expect(spans({ profiles: [notRead], settings: someSettings({ organizationalUnits: units }) }))
      // What follows is the default of its OU.
      .toEqual([{ ...november, costCenter: 'of-root', source: 'organizational-unit', ...anas }]);
  });
});

describe('what is no cost center leaves an account unassigned, and says where it was named', () => {
  const costCenters = [{ id: 'web-shop' }];
  const organizationalUnits = [{ path: 'Root', costCenter: 'web-shop' }];
  const listed = someSettings({ costCenters, organizationalUnits });
  const unlisted = 'which is not a cost center of the config';

  it.each<[reason: string, sources: Partial<OwnershipSources>]>([
    [`tag cost-center names "shpo", ${unlisted}`, { profiles: [tagged('shpo')], settings: listed }],
    [
      `assignment (owners.csv, line 2) names "shpo", ${unlisted}`,
      {
        profiles: [tagged('web-shop')],
        assignments: [anAssignment({ costCenter: 'shpo' })],
        settings: listed,
      },
    ],
    [
      `the config's entry of the account names "shpo", ${unlisted}`,
      {
        profiles: [tagged('web-shop')],
        settings: { ...listed, accounts: [{ account, costCenter: 'shpo' }] },
      },
    ],
    [
      `the config's entry of Root/Workloads names "shpo", ${unlisted}`,
      {
        profiles: [aProfile()],
        settings: {
          ...listed,
          organizationalUnits: [
            ...organizationalUnits,
            { path: 'Root/Workloads', costCenter: 'shpo' },
          ],
        },
      },
    ],
    [
      'tag cost-center names "", but must name a cost center',
      { profiles: [tagged('')], settings: listed },
    ],
    [
      'tag cost-center names " shop", but must name a cost center without surrounding space or control characters',
      { profiles: [tagged(' shop')] },
    ],
    [
      'tag cost-center names "a\uFFFDb", but must name a cost center without surrounding space or control characters',
      { profiles: [tagged('a\u001Bb')] },
    ],
    [
      `tag cost-center names "${'é'.repeat(60)}…", but must name a cost center in at most 128 characters`,
      { profiles: [tagged('é'.repeat(129))] },
    ],
  ])('%s', (reason, { profiles = [], ...sources }) => {
    expect(spans({ ...sources, profiles })).toEqual([{ ...nobodys, ...anas, reason }]);
  });

  it('unless the config lists none', () => {
    expect(spans({ profiles: [tagged('shpo')] })).toEqual([
      { ...november, costCenter: 'shpo', source: 'tag', ...anas },
    ]);
  });

  it('and a tag that every object has is none', () => {
    const settings = someSettings({ costCenterTag: 'constructor' });
    expect(spans({ profiles: [aProfile({ tags: {} })], settings })).toEqual([
      { ...nobodys, ...anas },
    ]);
  });
});

test('ten thousand accounts are looked up, not looked for', () => {
  let looks = 0;
  const accounts = Array.from({ length: 10_000 }, (_, index) => String(index));
  const profiles = accounts.map((id) => ({
    ...tagged('web-shop'),
    get id() {
      looks += 1;
      return id;
    },
  }));
  const ownership = ownershipOf({ profiles, assignments: [], settings: someSettings() });
  expect(new Set(accounts.map((id) => JSON.stringify(ownership(id, november))))).toEqual(
    new Set([JSON.stringify([{ ...november, costCenter: 'web-shop', source: 'tag', ...anas }])]),
  );
  expect(looks).toBe(accounts.length);
});
