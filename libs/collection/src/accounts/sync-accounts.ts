import {
  epochOf,
  InvalidInputError,
  latestProfiles,
  startOfDay,
  type AccountId,
  type AccountProfile,
  type OrganizationAccount,
  type UtcDay,
} from '@orgcost/domain';
import type { AccountDirectory, DirectoryAccount, Tags } from '../ports/account-directory';
import type { AccountLedger } from '../ports/account-ledger';

export interface SyncOptions {
  /** The UTC day from which changes hold. */
  readonly today: UtcDay;
  /** The account tag that names the owner. */
  readonly ownerTag: string;
  /** Once it is aborted, tags that were not read yet are taken for what they were. */
  readonly stop?: AbortSignal;
}

export interface AccountChanges {
  readonly added: readonly AccountId[];
  readonly changed: readonly AccountId[];
  readonly left: readonly AccountId[];
  readonly unchanged: readonly AccountId[];
  /** Accounts whose tags were not read in time, where there are any. */
  readonly tagsNotRead?: number;
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
  const read = await directory.accountTags(tagOrder(listed, latest, options.today), options.stop);
  const notRead = listed.filter(({ id }) => !read.has(id));
  const stopped = options.stop?.aborted === true;
  const tagged = listed
    // One whose tags there are not has left meanwhile, unless there was no time to read them.
    .filter(({ id }) => stopped || read.has(id))
    .map((account) => withTags(account, read.get(account.id), latest.get(account.id)));
  const { profiles, ...changes } = compareAccounts(tagged, known, options);
  await accounts.addProfiles(profiles);
  return { ...changes, ...(stopped && notRead.length > 0 && { tagsNotRead: notRead.length }) };
}

type TaggedAccount = OrganizationAccount & Pick<AccountProfile, 'tagsNotRead'>;

/** With its tags, else those of before; with neither, it says that they were never read. */
function withTags(
  account: DirectoryAccount,
  read: Tags | undefined,
  before: AccountProfile | undefined,
): TaggedAccount {
  if (read) return { ...account, tags: read };
  const neverRead = !before || before.tagsNotRead;
  return { ...account, tags: before?.tags ?? {}, ...(neverRead && { tagsNotRead: true }) };
}

const goldenRatio = 0.618_033_988_749_895;

/** Those that were never read first; the others from another place each day, so that all have their turn where time is too short. */
function tagOrder(
  listed: readonly DirectoryAccount[],
  known: ReadonlyMap<AccountId, AccountProfile>,
  today: UtcDay,
): AccountId[] {
  const ids = listed.map(({ id }) => id);
  const wasRead = (id: AccountId) => known.has(id) && !known.get(id)?.tagsNotRead;
  const older = ids.filter(wasRead);
  const day = epochOf(startOfDay(today)) / (24 * 60 * 60 * 1000);
  const first = Math.floor(((day * goldenRatio) % 1) * older.length);
  return [...ids.filter((id) => !wasRead(id)), ...older.slice(first), ...older.slice(0, first)];
}

/** Another organization's accounts would all seem to have left, and to cost nothing. */
function assertSameOrganization(
  listed: readonly DirectoryAccount[],
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
  listed: readonly TaggedAccount[],
  profiles: readonly AccountProfile[],
  { today, ownerTag }: SyncOptions,
): AccountChanges & { profiles: AccountProfile[] } {
  const corrected = correctedProfiles(listed, profiles, ownerTag);
  const known = latestProfiles([...profiles, ...corrected]);
  const mended = new Set(corrected.map(({ id }) => id));
  const added: AccountProfile[] = [];
  const changed: AccountProfile[] = [];
  const unchanged: AccountId[] = [];
  for (const account of listed) {
    const before = known.get(account.id);
    // What is known of a new account holds since it joined: its cost of past days needs an owner too.
    const validFrom = before ? today : (account.joined ?? today);
    const profile = profileOf(account, validFrom, ownerTag);
    if (!before) added.push(profile);
    else if (!saysTheSame(before, profile)) changed.push(profile);
    else if (!mended.has(account.id)) unchanged.push(account.id);
  }
  const listedIds = new Set(listed.map(({ id }) => id));
  const left = [...known.values()]
    .filter((profile) => !listedIds.has(profile.id) && profile.left === undefined)
    .map((profile) => ({ ...profile, validFrom: today, left: today }));
  return {
    added: added.map(({ id }) => id),
    changed: [...new Set([...mended, ...changed.map(({ id }) => id)])],
    left: left.map(({ id }) => id),
    unchanged,
    profiles: [...corrected, ...added, ...changed, ...left],
  };
}

/** Profiles from before its tags were first read, with these tags: its cost of past days needs an owner. */
function correctedProfiles(
  listed: readonly TaggedAccount[],
  profiles: readonly AccountProfile[],
  ownerTag: string,
): AccountProfile[] {
  const read = new Map(
    listed.flatMap(({ id, tags, tagsNotRead }) => (tagsNotRead ? [] : [[id, tags] as const])),
  );
  return profiles.flatMap(({ tagsNotRead, validFrom, ...account }) => {
    const tags = read.get(account.id);
    return tagsNotRead && tags ? [profileOf({ ...account, tags }, validFrom, ownerTag)] : [];
  });
}

function profileOf(account: TaggedAccount, validFrom: UtcDay, ownerTag: string): AccountProfile {
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
