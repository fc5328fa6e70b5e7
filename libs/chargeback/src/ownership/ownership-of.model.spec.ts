import {
  daysOf,
  parseInstant,
  parseUtcDay,
  type AccountProfile,
  type UtcDay,
} from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import * as fc from 'fast-check';
import type { Assignment } from './assignment';
import { aWithdrawal, days, someSettings } from './ownership.fixture';
import type { OwnerSpan } from './owner-span';
import { ownershipOf, type OwnershipSources } from './ownership-of';
import type { ConfiguredAccount, ConfiguredUnit, OwnershipSettings } from './ownership-settings';

const accounts = ['111111111111', '222222222222'];
const paths = ['Root', 'Root/A', 'Root/A/B', 'Root/AB'];
/** With one that no list has, and one that is none. */
const names = ['alpha', 'beta', 'gamma', 'unlisted', ''];

const someDay = fc.integer({ min: 1, max: 14 }).map((it) => parseUtcDay(nth(it)));
const dates = fc
  .record({ from: someDay, to: someDay }, { requiredKeys: [] })
  .filter(({ from, to }) => from === undefined || to === undefined || from < to);
const owner = fc.constantFrom('ana', 'ben');
const claim = fc.record(
  { costCenter: fc.constantFrom(...names.slice(0, 4)), owner },
  { requiredKeys: ['costCenter'] },
);

const profile: fc.Arbitrary<AccountProfile> = fc
  .record({
    id: fc.constantFrom(...accounts),
    validFrom: someDay,
    organizationalUnitPath: fc.constantFrom(...paths),
    tags: fc.record({ 'cost-center': fc.constantFrom(...names) }, { requiredKeys: [] }),
    notRead: fc.boolean(),
  })
  .map(({ notRead, ...facts }) => aProfile({ ...facts, ...(notRead && { tagsNotRead: true }) }));

const assignment: fc.Arbitrary<Assignment> = fc
  .tuple(
    fc.constantFrom(...accounts),
    dates,
    fc.oneof(claim, fc.constant({})),
    fc.integer({ min: 100, max: 999 }),
    someDay,
  )
  .map(([account, { to }, said, milliseconds, from]) => {
    return {
      ...aWithdrawal({ account, from }),
      ...(to !== undefined && { to }),
      ...said,
      recordedAt: parseInstant(`2026-11-02T08:00:00.${milliseconds}Z`),
    };
  });

const settings: fc.Arbitrary<OwnershipSettings> = fc
  .record({
    costCenters: fc.constantFrom([], [{ id: 'alpha' }, { id: 'beta' }, { id: 'gamma' }]),
    accounts: fc.array(
      fc
        .tuple(fc.constantFrom(...accounts), dates, claim)
        .map(([account, ...said]): ConfiguredAccount => Object.assign({ account }, ...said)),
      { maxLength: 3 },
    ),
    organizationalUnits: fc.array(
      fc
        .tuple(fc.constantFrom(...paths), dates, claim)
        .map(([path, ...said]): ConfiguredUnit => Object.assign({ path }, ...said)),
      { maxLength: 3 },
    ),
  })
  .map(someSettings);

const sources: fc.Arbitrary<OwnershipSources> = fc.record({
  // The ledger has one profile of an account and day.
  profiles: fc.uniqueArray(profile, {
    maxLength: 6,
    selector: ({ id, validFrom }) => `${id} ${validFrom}`,
  }),
  assignments: fc.uniqueArray(assignment, {
    maxLength: 6,
    selector: ({ recordedAt }) => recordedAt,
  }),
  settings,
});

const [account = ''] = accounts;
const range = days(nth(3), nth(12));

describe('owners by date', () => {
  test('cover the range from its first day to its last, and neighbors differ', () => {
    fc.assert(
      fc.property(sources, (given) => {
        const spans = ownershipOf(given)(account, range);
        expect(spans.map(({ from }) => from)).toEqual([
          range.from,
          ...spans.slice(0, -1).map(({ to }) => to),
        ]);
        expect(spans.at(-1)?.to).toBe(range.to);
        expect(spans.every(({ from, to }) => from < to)).toBe(true);
        const said = spans.map(({ from: _, to: __, ...rest }) => JSON.stringify(rest));
        expect(said.filter((it, index) => it === said[index - 1])).toEqual([]);
      }),
    );
  });

  test('do not depend on the order in which profiles and assignments come', () => {
    const shuffled = sources.chain((given) =>
      fc.tuple(fc.constant(given), reordered(given.profiles), reordered(given.assignments)),
    );
    fc.assert(
      fc.property(shuffled, ([given, profiles, assignments]) => {
        expect(ownershipOf({ ...given, profiles, assignments })(account, range)).toEqual(
          ownershipOf(given)(account, range),
        );
      }),
    );
  });

  test('are, on each day, those of a model that looks at one day at a time', () => {
    fc.assert(
      fc.property(sources, (given) => {
        const spans = ownershipOf(given)(account, range);
        const byDay = spans.flatMap(({ reason, ...span }) =>
          daysOf(span).map((day) => ({ day, ...facts(span), isNamed: reason !== undefined })),
        );
        expect(byDay).toEqual(daysOf(range).map((day) => ({ day, ...modelOn(day, given) })));
      }),
      { numRuns: 500 },
    );
  });
});

function facts({ from: _, to: __, ...rest }: OwnerSpan) {
  return rest;
}

/** What holds on one day, without an index. */
function modelOn(day: UtcDay, { profiles, assignments, settings: given }: OwnershipSources) {
  const holds = ({ from = day, to }: { from?: UtcDay; to?: UtcDay }) =>
    from <= day && (to === undefined || to > day);
  const own = profiles
    .filter(({ id }) => id === account)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  const profile = own.filter(({ validFrom }) => validFrom <= day).at(-1) ?? own.at(0);
  const path = profile?.organizationalUnitPath;

  const assigned = assignments
    .filter((it) => it.account === account && holds(it))
    .sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))
    .at(-1);
  const configured = given.accounts.filter((it) => it.account === account && holds(it)).at(-1);
  const tag = profile?.tagsNotRead ? undefined : profile?.tags['cost-center'];
  const units = given.organizationalUnits
    .filter((it) => path !== undefined && `${path}/`.startsWith(`${it.path}/`) && holds(it))
    .sort((a, b) => a.path.length - b.path.length);

  const claims = [
    { source: 'assignment', ...assigned },
    { source: 'config', ...configured },
    { source: 'tag', costCenter: tag, owner: undefined },
    { source: 'organizational-unit', ...units.at(-1) },
  ];
  const first = claims.find(({ costCenter }) => costCenter !== undefined);
  const name = first?.costCenter ?? '';
  const isListed =
    given.costCenters.length === 0 || given.costCenters.some(({ id }) => id === name);
  const isOwned = name !== '' && isListed;
  const whose = first?.owner ?? profile?.owner;
  return {
    costCenter: isOwned ? name : 'unassigned',
    source: isOwned ? first?.source : 'unassigned',
    ...(whose !== undefined && { owner: whose }),
    ...(path !== undefined && { organizationalUnitPath: path }),
    isNamed: first !== undefined && !isOwned,
  };
}

function reordered<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function nth(dayOfNovember: number): string {
  return `2026-11-${String(dayOfNovember).padStart(2, '0')}`;
}
