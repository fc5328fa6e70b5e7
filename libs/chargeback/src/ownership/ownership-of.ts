import type { AccountId, AccountProfile, DayRange, UtcDay } from '@orgcost/domain';
import type { Assignment } from './assignment';
import { assignmentOn } from './assignment-on';
import { judgeOf, type Claim } from './claim';
import { holdsOn, spansBetween, turningDays } from './dated';
import { grouped } from './grouped';
import type { OwnerSpan } from './owner-span';
import type { ConfiguredAccount, OwnershipSettings } from './ownership-settings';
import { profileInForce } from './profile-in-force';
import { unitsAbove, type UnitsAbove } from './units-above';

/** All that is said of who owns which account, in any order. */
export interface OwnershipSources {
  readonly profiles: readonly AccountProfile[];
  readonly assignments: readonly Assignment[];
  readonly settings: OwnershipSettings;
}

/** Spans that cover the range without a gap or an overlap, in order; neighbors differ. */
export type Ownership = (account: AccountId, range: DayRange) => readonly OwnerSpan[];

/**
 * Who owns which account on which UTC day. On each day the first that names a cost center counts: an assignment, the account
 * in the config, its tag, the deepest of its OUs in the config. What it names and is no cost center leaves the account
 * unassigned, with the reason, rather than to the next: a slip of the pen is to be seen. The indexes are built once.
 */
export function ownershipOf({ profiles, assignments, settings }: OwnershipSources): Ownership {
  const profilesOf = grouped(profiles, ({ id }) => id);
  const assignmentsOf = grouped(assignments, ({ account }) => account);
  const configuredOf = grouped(settings.accounts, ({ account }) => account);
  const above = unitsAbove(settings.organizationalUnits);
  const judge = judgeOf(settings);

  return (account, range) => {
    if (range.to <= range.from) return [];
    const said: Said = {
      profiles: profilesOf.get(account) ?? [],
      assignments: assignmentsOf.get(account) ?? [],
      configured: configuredOf.get(account) ?? [],
    };
    const spans = spansBetween(turningDays(range, datesOf(said, above)), range).map(
      ({ from, to }): OwnerSpan => {
        const profile = profileInForce(said.profiles, from);
        const claim = claimOn(from, said, profile, above, settings);
        const owner = claim?.owner ?? profile?.owner;
        return {
          from,
          to,
          ...judge(claim),
          ...(owner !== undefined && { owner }),
          ...(profile && { organizationalUnitPath: profile.organizationalUnitPath }),
        };
      },
    );
    return merged(spans);
  };
}

/** Of one account. */
interface Said {
  readonly profiles: readonly AccountProfile[];
  readonly assignments: readonly Assignment[];
  readonly configured: readonly ConfiguredAccount[];
}

function datesOf({ profiles, assignments, configured }: Said, above: UnitsAbove) {
  return [
    ...assignments,
    ...configured,
    ...profiles.map(({ validFrom }) => ({ from: validFrom })),
    ...profiles.flatMap(({ organizationalUnitPath }) => above(organizationalUnitPath)),
  ];
}

function claimOn(
  day: UtcDay,
  { assignments, configured }: Said,
  profile: AccountProfile | undefined,
  above: UnitsAbove,
  { costCenterTag }: OwnershipSettings,
): Claim | undefined {
  return (
    claimOfAssignment(assignmentOn(assignments, day)) ??
    claimOfConfig(configured.findLast((entry) => holdsOn(entry, day))) ??
    (profile && (claimOfTag(profile, costCenterTag) ?? claimOfUnit(profile, day, above)))
  );
}

function claimOfAssignment(assignment: Assignment | undefined): Claim | undefined {
  if (assignment?.costCenter === undefined) return undefined;
  const { costCenter, owner, origin } = assignment;
  const said = `assignment (${origin})`;
  return { source: 'assignment', said, costCenter, ...(owner !== undefined && { owner }) };
}

function claimOfConfig(entry: ConfiguredAccount | undefined): Claim | undefined {
  if (!entry) return undefined;
  const { costCenter, owner } = entry;
  const said = "the config's entry of the account";
  return { source: 'config', said, costCenter, ...(owner !== undefined && { owner }) };
}

function claimOfTag({ tags, tagsNotRead }: AccountProfile, key: string): Claim | undefined {
  if (tagsNotRead || !Object.hasOwn(tags, key)) return undefined;
  const costCenter = tags[key];
  return costCenter === undefined ? undefined : { source: 'tag', said: `tag ${key}`, costCenter };
}

function claimOfUnit(
  { organizationalUnitPath }: AccountProfile,
  day: UtcDay,
  above: UnitsAbove,
): Claim | undefined {
  const unit = above(organizationalUnitPath).find((entry) => holdsOn(entry, day));
  if (!unit) return undefined;
  const { path, costCenter, owner } = unit;
  const said = `the config's entry of ${path}`;
  return { source: 'organizational-unit', said, costCenter, ...(owner !== undefined && { owner }) };
}

function merged(spans: readonly OwnerSpan[]): OwnerSpan[] {
  const result: OwnerSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && saysTheSame(last, span)) result.splice(-1, 1, { ...last, to: span.to });
    else result.push(span);
  }
  return result;
}

function saysTheSame(a: OwnerSpan, b: OwnerSpan): boolean {
  return (
    a.costCenter === b.costCenter &&
    a.source === b.source &&
    a.owner === b.owner &&
    a.organizationalUnitPath === b.organizationalUnitPath &&
    a.reason === b.reason
  );
}
