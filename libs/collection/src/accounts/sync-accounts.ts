import {
  InvalidInputError,
  latestProfiles,
  type AccountId,
  type AccountProfile,
  type OrganizationAccount,
  type UtcDay,
} from '@orgcost/domain';
import type { AccountDirectory } from '../ports/account-directory';
import type { AccountLedger } from '../ports/account-ledger';

export interface SyncOptions {
  /** The UTC day from which changes hold. */
  readonly today: UtcDay;
  /** The account tag that names the owner. */
  readonly ownerTag: string;
}

export interface AccountChanges {
  readonly added: readonly AccountId[];
  readonly changed: readonly AccountId[];
  readonly left: readonly AccountId[];
  readonly unchanged: readonly AccountId[];
}

/**
 * Brings the ledger's accounts in line with the organization, by date: what was known before stays readable, and
 * an account that is no longer listed is kept with the day it left, because it may still be billed.
 * @throws InvalidInputError for the accounts of another organization
 */
export async function syncAccounts(
  { directory, accounts }: { directory: AccountDirectory; accounts: AccountLedger },
  options: SyncOptions,
): Promise<AccountChanges> {
  // One after the other: where the organization cannot be read, the ledger may be closed, and is not to be in use.
  const listed = await directory.listAccounts();
  const known = await accounts.profiles();
  const latest = latestProfiles(known);
  assertSameOrganization(listed, latest);
  const { profiles, ...changes } = compareAccounts(listed, latest, options);
  await accounts.addProfiles(profiles);
  return changes;
}

/** Another organization's accounts would all seem to have left, and to cost nothing. */
function assertSameOrganization(
  listed: readonly OrganizationAccount[],
  known: ReadonlyMap<AccountId, AccountProfile>,
): void {
  const present = [...known.values()].filter(({ left }) => left === undefined);
  if (present.length === 0 || listed.some(({ id }) => known.has(id))) return;
  throw new InvalidInputError(
    `The organization lists none of the ${present.length} accounts that this ledger knows: ` +
      'it is another one; sign in to theirs, or use another ledger',
  );
}

function compareAccounts(
  listed: readonly OrganizationAccount[],
  known: ReadonlyMap<AccountId, AccountProfile>,
  { today, ownerTag }: SyncOptions,
): AccountChanges & { profiles: AccountProfile[] } {
  const added: AccountProfile[] = [];
  const changed: AccountProfile[] = [];
  const unchanged: AccountId[] = [];
  for (const account of listed) {
    const before = known.get(account.id);
    // What is known of a new account holds since it joined: its cost of past days needs an owner too.
    const validFrom = before ? today : (account.joined ?? today);
    const profile = profileOf(account, validFrom, ownerTag);
    if (!before) added.push(profile);
    else if (saysTheSame(before, profile)) unchanged.push(account.id);
    else changed.push(profile);
  }
  const listedIds = new Set(listed.map(({ id }) => id));
  const left = [...known.values()]
    .filter((profile) => !listedIds.has(profile.id) && profile.left === undefined)
    .map((profile) => ({ ...profile, validFrom: today, left: today }));
  return {
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    left: left.map(({ id }) => id),
    unchanged,
    profiles: [...added, ...changed, ...left],
  };
}

function profileOf(
  account: OrganizationAccount,
  validFrom: UtcDay,
  ownerTag: string,
): AccountProfile {
  const owner = account.tags[ownerTag];
  return { ...account, validFrom, ...(owner && { owner }) };
}

function saysTheSame(a: AccountProfile, b: AccountProfile): boolean {
  return fingerprint(a) === fingerprint(b);
}

/** Everything but the day from which it holds, in one order of keys. */
function fingerprint({ validFrom: _, tags, ...facts }: AccountProfile): string {
  return JSON.stringify([sorted(facts), sorted(tags)]);
}

function sorted(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
