import {
  addMonths,
  billingPeriodOf,
  daysOfBillingPeriod,
  InvalidInputError,
  type AccountId,
  type DayCosts,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import { accountCosts, chargesSeen, type Viewpoint } from './costs/account-costs';
import { calendarDay, type CalendarDay } from './costs/calendar';
import type { Charge } from './costs/charge';
import { computeCommitment } from './costs/compute-savings-plan';
import { Restatements } from './costs/restatements';
import type { World } from './costs/world';
import type { LocalAccount } from './organization/account';
import { createDirectory, type Directory } from './organization/directory';
import {
  isDiffering,
  isUnreachable,
  type DifferingCause,
  type UnreachableCause,
} from './organization/special';

/** A planted reason why an account's own view and the payer's do not agree. */
export interface PlantedDifference {
  readonly account: AccountId;
  readonly cause: DifferingCause | UnreachableCause;
}

/** The organization and the truth about its costs: the same for the same settings, until the past is restated by hand. */
export interface Organization extends Directory {
  /** Every planted difference, whether or not it shows in a given range. */
  readonly differences: readonly PlantedDifference[];
  /** The planted differences that show in the amounts of a range of UTC days, as seen `today`. */
  differencesWithin(range: DayRange, today: UtcDay): PlantedDifference[];
  /**
   * The account's cost, exact, in US dollars, for every UTC day of the range; the
   * matrix of a day without a charge is empty. For an unreachable account the
   * member view is what it would see.
   * @throws InvalidInputError for an account that the organization does not have
   */
  costs(account: AccountId, range: DayRange, viewpoint: Viewpoint): DayCosts[];
  /** The charges behind the costs. */
  charges(account: LocalAccount, day: CalendarDay, viewpoint: Viewpoint): readonly Charge[];
  /** The UTC days that Cost Explorer answers for: whole months, and the open one to its end. */
  history(today: UtcDay): DayRange;
  /** How often the past was restated by hand. */
  readonly restatements: number;
}

export interface OrganizationSettings {
  readonly seed: number;
  /** The UTC day around which the organization's life is laid out. */
  readonly origin: UtcDay;
  readonly accounts: number;
  /** Of history, before the open one. */
  readonly months: number;
  /** Somebody left something running in an account, some days before the origin. */
  readonly leftRunning?: boolean;
  /** What changes the past while the organization is there. */
  readonly restatements?: Restatements;
}

export function createOrganization({
  seed,
  origin,
  accounts,
  months,
  leftRunning = false,
  restatements = new Restatements(),
}: OrganizationSettings): Organization {
  const directory = createDirectory(seed, origin, accounts);
  const world: World = {
    seed,
    origin: calendarDay(origin),
    computeCommitment: computeCommitment(directory.accounts),
    leftRunning,
    restatements,
  };
  const differences = directory.accounts.flatMap(({ id, special }) =>
    isDiffering(special) || isUnreachable(special) ? { account: id, cause: special } : [],
  );

  const costs: Organization['costs'] = (id, range, viewpoint) => {
    const account = directory.account(id);
    if (!account) throw new InvalidInputError(`The local organization has no account ${id}`);
    return accountCosts(world, account, range, viewpoint);
  };

  return {
    ...directory,
    differences,
    get restatements() {
      return restatements.count;
    },
    costs,
    charges: (account, day, viewpoint) => chargesSeen(world, account, day, viewpoint),
    differencesWithin: (range, today) =>
      differences.filter(({ account, cause }) => {
        const lines = (view: Viewpoint['view']) =>
          costs(account, range, { view, today }).flatMap(({ day, matrix }) =>
            matrix.map((line) => JSON.stringify([day, line])),
          );
        const member = isUnreachable(cause) ? [] : lines('member');
        return member.join() !== lines('payer').join();
      }),
    history: (today) => ({
      from: daysOfBillingPeriod(addMonths(billingPeriodOf(today), -months)).from,
      to: daysOfBillingPeriod(billingPeriodOf(today)).to,
    }),
  };
}
