import { parseInstant, parseUtcDay, type DayRange } from '@orgcost/domain';
import type { Assignment } from './assignment';
import type { OwnershipSettings } from './ownership-settings';

export const day = parseUtcDay;

export function days(from: string, to: string): DayRange {
  return { from: day(from), to: day(to) };
}

export const november = days('2026-11-01', '2026-12-01');

/** Web shop's, from November on, but for what a test cares about. */
export function anAssignment(facts: Partial<Assignment> = {}): Assignment {
  return { ...aWithdrawal(), costCenter: 'web-shop', ...facts };
}

/** The same, of nothing. */
export function aWithdrawal(facts: Partial<Assignment> = {}): Assignment {
  return {
    account: '111111111111',
    from: day('2026-11-01'),
    recordedAt: parseInstant('2026-11-02T08:00:00Z'),
    recordedBy: 'finance',
    origin: 'owners.csv, line 2',
    ...facts,
  };
}

/** Whatever is named is a cost center, but for what a test cares about. */
export function someSettings(facts: Partial<OwnershipSettings> = {}): OwnershipSettings {
  return {
    costCenterTag: 'cost-center',
    costCenters: [],
    accounts: [],
    organizationalUnits: [],
    unassigned: 'unassigned',
    ...facts,
  };
}
