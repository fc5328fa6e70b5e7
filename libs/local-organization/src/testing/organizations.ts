import { dayRange, parseUtcDay, type DayRange } from '@orgcost/domain';
import { createOrganization, type Organization } from '../organization';
import type { LocalAccount } from '../organization/account';
import type { Special } from '../organization/special';

export const origin = parseUtcDay('2026-11-23');

export function anOrganization(seed = 1): Organization {
  return createOrganization({ seed, origin, accounts: 24, months: 13 });
}

export function accountThatIs(special: Special, { accounts }: Organization): LocalAccount {
  const found = accounts.find((account) => account.special === special);
  if (!found) throw new Error(`No account is ${special}`);
  return found;
}

export function accountNamed(name: string, { accounts }: Organization): LocalAccount {
  const found = accounts.find((account) => account.name === name);
  if (!found) throw new Error(`No account is called ${name}`);
  return found;
}

export function range(from: string, to: string): DayRange {
  return dayRange(parseUtcDay(from), parseUtcDay(to));
}
