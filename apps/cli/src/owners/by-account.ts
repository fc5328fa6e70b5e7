import type { AccountId, AccountProfile } from '@orgcost/domain';

/** The profiles of each account. */
export function byAccount(
  profiles: readonly AccountProfile[],
): ReadonlyMap<AccountId, readonly AccountProfile[]> {
  const groups = new Map<AccountId, AccountProfile[]>();
  for (const profile of profiles) {
    const group = groups.get(profile.id);
    if (group) group.push(profile);
    else groups.set(profile.id, [profile]);
  }
  return groups;
}
