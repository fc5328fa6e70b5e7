import type { AccountId } from '@orgcost/domain';
import * as z from 'zod';

/** Above what billing alarms go off, in whole US dollars, the currency of AWS's billing metric. */
export interface Thresholds {
  readonly monthToDate: number;
  /** Of what 24 hours add; without it there is no such alarm. */
  readonly daily?: number;
}

export const thresholdsSchema = z.object({
  monthToDate: z.int().min(1),
  daily: z.int().min(1).exactOptional(),
}) satisfies z.ZodType<Thresholds>;

/** Accounts with other thresholds, by one of the three. */
export interface Tier extends Partial<Pick<Thresholds, 'monthToDate'>> {
  /** False: no such alarm, whatever all have. */
  readonly daily?: number | false;
  /** Ids of OUs, or of the root: all that is below them, at any depth. */
  readonly organizationalUnits?: readonly string[];
  readonly tag?: { readonly key: string; readonly value: string };
  readonly accounts?: readonly AccountId[];
}

/** The thresholds of all, and of those that differ. */
export interface ThresholdSettings extends Thresholds {
  readonly tiers: readonly Tier[];
}

/** What tiers go by. */
export interface TieredAccount {
  readonly id: AccountId;
  readonly tags?: Readonly<Record<string, string>>;
  /** Ids of the OUs above it, and of the root. */
  readonly organizationalUnits?: readonly string[];
}

/** The first tier that an account is in. */
export function tierOf<OfTier extends Tier>(
  tiers: readonly OfTier[],
  { id, tags = {}, organizationalUnits = [] }: TieredAccount,
): OfTier | undefined {
  return tiers.find(
    ({ accounts, tag, organizationalUnits: units }) =>
      accounts?.includes(id) ??
      units?.some((unit) => organizationalUnits.includes(unit)) ??
      (tag !== undefined && tags[tag.key] === tag.value),
  );
}

/** An account's thresholds: those of its tier, and for the rest those of all. */
export function thresholdsOf(
  { tiers, ...ofAll }: ThresholdSettings,
  account: TieredAccount,
): Thresholds {
  const tier = tierOf(tiers, account);
  const daily = tier?.daily ?? ofAll.daily;
  return {
    monthToDate: tier?.monthToDate ?? ofAll.monthToDate,
    ...(daily !== undefined && daily !== false && { daily }),
  };
}

export function sameThresholds(one: Thresholds, other: Thresholds): boolean {
  return one.monthToDate === other.monthToDate && one.daily === other.daily;
}
