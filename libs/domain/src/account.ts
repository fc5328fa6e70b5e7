import * as z from 'zod';
import type { UtcDay } from './utc-day';

/**
 * The provider's own id, kept verbatim: twelve digits for AWS, but other
 * lengths and forms in anonymized data and at other providers.
 */
export const accountIdSchema = z
  .string({
    // YAML reads an id without quotes as a number, without its leading zeros.
    error: ({ input }) =>
      typeof input === 'number' ? 'must be text: put it in quotes' : undefined,
  })
  .min(1)
  .max(256)
  .refine(
    (id) => id === id.trim() && !/\p{Cc}/u.test(id),
    'an account id has no surrounding space or control character',
  );
export type AccountId = z.infer<typeof accountIdSchema>;

/**
 * How far an account is in its life, in AWS's own word, such as `ACTIVE` or `SUSPENDED`. The list is open: an unknown
 * one is kept as it came.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html (State)
 */
export type AccountState = string;

/** An account as the organization describes it now. */
export interface OrganizationAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly email?: string;
  readonly state: AccountState;
  /** Names from the root down, such as `Root/Workloads/Production`. */
  readonly organizationalUnitPath: string;
  /** UTC day on which the account was created in, or joined, the organization. */
  readonly joined?: UtcDay;
  readonly tags: Readonly<Record<string, string>>;
  /** The management account pays for all others. */
  readonly management: boolean;
}

/** What was known of an account from a day on, until the next profile of it. */
export interface AccountProfile extends OrganizationAccount {
  readonly validFrom: UtcDay;
  /** Whom its cost concerns: the value of the owner tag, where there is one. */
  readonly owner?: string;
  /** First UTC day on which the organization no longer listed it. */
  readonly left?: UtcDay;
  /** Its tags were never read: that there are none here says nothing of them, nor of its owner. */
  readonly tagsNotRead?: true;
}

/** The profile in force on a day: the latest that is not later; none before the first. */
export function profileOn(
  profiles: readonly AccountProfile[],
  day: UtcDay,
): AccountProfile | undefined {
  return profiles
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<AccountProfile | undefined>(
      (latest, profile) => (latest && latest.validFrom > profile.validFrom ? latest : profile),
      undefined,
    );
}

/** The last profile of each account. */
export function latestProfiles(
  profiles: readonly AccountProfile[],
): Map<AccountId, AccountProfile> {
  const latest = new Map<AccountId, AccountProfile>();
  for (const profile of profiles) {
    const other = latest.get(profile.id);
    if (!other || other.validFrom <= profile.validFrom) latest.set(profile.id, profile);
  }
  return latest;
}
