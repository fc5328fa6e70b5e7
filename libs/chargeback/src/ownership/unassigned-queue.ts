import {
  addDays,
  daysBetween,
  latestProfiles,
  type AccountId,
  type AccountProfile,
  type AccountState,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import { grouped } from './grouped';
import type { OwnerSpan } from './owner-span';
import { ownershipOf, type OwnershipSources } from './ownership-of';
import { profileInForce } from './profile-in-force';

/** An account that nobody owns on some days of a range. */
export interface UnassignedAccount {
  readonly account: AccountId;
  /** This and what follows as on the last day of the range; absent where the organization never listed the account. */
  readonly name?: string;
  readonly state?: AccountState;
  /** First UTC day on which the organization no longer listed it. */
  readonly left?: UtcDay;
  readonly organizationalUnitPath?: string;
  /** Days of the range that nobody owns. */
  readonly days: number;
  /** These days, in order, with the reason where there is more to say than that nothing names a cost center. */
  readonly spans: readonly OwnerSpan[];
}

/**
 * The accounts that nobody owns on some days of a range, in the order of their ids: those that cost something, and those
 * that the organization has on one of its days.
 * @param billed accounts that cost something in the range, whether or not the organization ever listed them
 */
export function unassignedQueue(
  sources: OwnershipSources,
  range: DayRange,
  billed: Iterable<AccountId>,
): readonly UnassignedAccount[] {
  const ownership = ownershipOf(sources);
  const profilesOf = grouped(sources.profiles, ({ id }) => id);
  const members = [...latestProfiles(sources.profiles).values()]
    .filter((profile) => isMember(profile, range))
    .map(({ id }) => id);
  return [...new Set([...billed, ...members])].sort().flatMap((account) => {
    const spans = ownership(account, range).filter(({ source }) => source === 'unassigned');
    if (spans.length === 0) return [];
    const days = spans.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0);
    return [{ account, ...factsOn(range, profilesOf.get(account) ?? []), days, spans }];
  });
}

function isMember({ joined, left }: AccountProfile, { from, to }: DayRange): boolean {
  return (joined === undefined || joined < to) && (left === undefined || from < left);
}

function factsOn(
  { to }: DayRange,
  profiles: readonly AccountProfile[],
): Pick<UnassignedAccount, 'name' | 'state' | 'left' | 'organizationalUnitPath'> {
  const profile = profileInForce(profiles, addDays(to, -1));
  if (!profile) return {};
  const { name, state, left, organizationalUnitPath } = profile;
  return { name, state, ...(left !== undefined && { left }), organizationalUnitPath };
}
