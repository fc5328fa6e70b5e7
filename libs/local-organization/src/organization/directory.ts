import {
  addDays,
  addMonths,
  billingPeriodOf,
  daysOfBillingPeriod,
  InvalidInputError,
  type AccountId,
  type UtcDay,
} from '@orgcost/domain';
import { hash, hashText, within } from '../hash';
import { stateOf, type LocalAccount } from './account';
import { accountId } from './account-id';
import { cast, type Role } from './cast';
import { crowd } from './crowd';
import { organizationalUnits, rootPath, type OrganizationalUnit } from './organizational-unit';

/** Who is in the organization, and where. */
export interface Directory {
  /** Such as `o-1a2b3c4d5e`. */
  readonly organizationId: string;
  /** All that ever are in it. */
  readonly accounts: readonly LocalAccount[];
  readonly managementAccount: LocalAccount;
  readonly trackerAccount: LocalAccount;
  /** The root first, each parent before its children. */
  readonly units: readonly OrganizationalUnit[];
  account(id: AccountId): LocalAccount | undefined;
}

/**
 * @param origin the UTC day around which joining, closing and purchases are laid out
 * @param count of accounts, at least the management account and the tracker's
 * @throws InvalidInputError for fewer
 */
export function createDirectory(seed: number, origin: UtcDay, count: number): Directory {
  const roles = Array.from({ length: count }, (_, index) => cast[index] ?? crowd(seed, index));
  const units = organizationalUnits(seed, new Set(roles.map(pathOf)));
  const unitIds = new Map(units.map(({ path, id }) => [path, id]));
  const accounts = roles.map((role, index) =>
    account(seed, origin, index, role, unitIds.get(pathOf(role)) ?? ''),
  );
  const byId = new Map(accounts.map((each) => [each.id, each]));
  const [managementAccount, trackerAccount] = accounts;
  if (!managementAccount || !trackerAccount) {
    throw new InvalidInputError(
      `The local organization cannot have ${count} accounts: it takes 2 or more`,
    );
  }
  return {
    organizationId: `o-${hash(seed, 1).toString(36).padStart(10, '0')}`,
    accounts,
    managementAccount,
    trackerAccount,
    units,
    account: (id) => byId.get(id),
  };
}

function account(
  seed: number,
  origin: UtcDay,
  index: number,
  role: Role,
  organizationalUnitId: string,
): LocalAccount {
  const { name, owner, special, workload, scale } = role;
  return {
    index,
    id: accountId(seed, index),
    name,
    email: `aws+${index + 1}@example.com`,
    state: stateOf(special),
    management: special === 'management',
    organizationalUnitPath: pathOf(role),
    organizationalUnitId,
    tags: special === 'without-tags' ? {} : { owner, 'cost-center': `CC-${costCenter(owner)}` },
    workload,
    scale,
    tax: role.tax ?? 0,
    supported: role.supported ?? false,
    subscribed: role.subscribed ?? false,
    ...dates(seed, origin, index, special),
    ...(special && { special }),
  };
}

function dates(
  seed: number,
  origin: UtcDay,
  index: number,
  special: Role['special'],
): Pick<LocalAccount, 'joined' | 'leaves' | 'costsFrom' | 'costsTo'> {
  const longAgo = addDays(origin, -within(hash(seed, index, 9), 2000, 3000));
  const months = (ago: number) =>
    daysOfBillingPeriod(addMonths(billingPeriodOf(origin), -ago)).from;
  const leaves = addDays(origin, 10);
  switch (special) {
    case 'joined-later':
      return { joined: addDays(months(2), 16), costsFrom: months(3) };
    case 'leaving':
      return { joined: longAgo, leaves, costsTo: leaves };
    case 'created-today':
      return { joined: origin, costsFrom: origin };
    case 'closed':
      return { joined: longAgo, costsTo: addDays(origin, -75) };
    default:
      return { joined: longAgo };
  }
}

function pathOf({ unit }: Role): string {
  return unit === '' ? rootPath : `${rootPath}/${unit}`;
}

function costCenter(owner: string): number {
  return within(hashText(0, owner), 1000, 1999);
}
