import { profileOn, type AccountProfile, type UtcDay } from '@orgcost/domain';

/**
 * The profile that counts on a day: before the first one, the first, for cost of past days needs an owner, too.
 * @param profiles of one account, in any order
 */
export function profileInForce(
  profiles: readonly AccountProfile[],
  day: UtcDay,
): AccountProfile | undefined {
  return (
    profileOn(profiles, day) ?? profiles.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0]
  );
}
