import type { AlarmSettings } from '@orgcost/config';

export interface Thresholds {
  readonly monthToDate: number;
  readonly daily?: number;
}

/** What tiers go by. */
export interface TieredAccount {
  readonly id: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** The OUs above it, and the root. */
  readonly organizationalUnits?: readonly string[];
}

/** An account's thresholds: those of the first tier that it is in, and for the rest those of all. */
export function thresholdsOf(
  { tiers, ...ofAll }: AlarmSettings,
  { id, tags = {}, organizationalUnits = [] }: TieredAccount,
): Thresholds {
  const tier = tiers.find(
    ({ accounts, tag, organizationalUnits: units }) =>
      accounts?.includes(id) ??
      units?.some((unit) => organizationalUnits.includes(unit)) ??
      (tag !== undefined && tags[tag.key] === tag.value),
  );
  const daily = tier?.daily ?? ofAll.daily;
  return {
    monthToDate: tier?.monthToDate ?? ofAll.monthToDate,
    ...(daily !== undefined && { daily }),
  };
}
