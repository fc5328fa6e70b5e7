import {
  costMatrix,
  daysOf,
  metrics,
  type CostLine,
  type DayCosts,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { isMember, type LocalAccount } from '../organization/account';
import { calendarDay, type CalendarDay } from './calendar';
import { currency, type Charge, type Picodollars } from './charge';
import { dayCharges } from './day-charges';
import { decimalText } from './decimal-text';
import { isEstimated } from './estimated';
import { memberView } from './member-view';
import type { World } from './world';

/** Through whose eyes: the account's own, or the management account's, which pays. */
export interface Viewpoint {
  readonly view: 'member' | 'payer';
  readonly today: UtcDay;
}

/** The charges of an account on a day, several of which may have the same service and charge type. */
export function chargesSeen(
  world: World,
  account: LocalAccount,
  day: CalendarDay,
  { view, today }: Viewpoint,
): readonly Charge[] {
  const charged = (to: LocalAccount) => dayCharges(world, to, day, calendarDay(today));
  const restated = () => world.restatements.of(account.id, day.day, view);
  if (view === 'payer') return [...charged(account), ...restated()];
  return isMember(account, today)
    ? memberView(account, day, [...charged(account), ...restated()])
    : charged(standalone(account));
}

/**
 * An account that left: it sees what it has paid for itself since, and no longer
 * what it cost as a member.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_remove.html
 */
function standalone({ costsTo, ...account }: LocalAccount): LocalAccount {
  return { ...account, ...(costsTo && { costsFrom: costsTo }) };
}

/** The same in the domain's words: every day of the range, as Cost Explorer names them, with or without a charge. */
export function accountCosts(
  world: World,
  account: LocalAccount,
  range: DayRange,
  viewpoint: Viewpoint,
): DayCosts[] {
  return daysOf(range).map((day) => {
    const calendar = calendarDay(day);
    const charges = chargesSeen(world, account, calendar, viewpoint);
    return {
      day,
      estimated: isEstimated(calendar.period, viewpoint.today),
      metrics,
      matrix: costMatrix(charges.map(costLine)),
    };
  });
}

function costLine({ service, chargeType, ...charge }: Charge): CostLine {
  return {
    service,
    chargeType,
    currency,
    amounts: {
      unblended: amount(charge.unblended),
      amortized: amount(charge.amortized),
      'net-unblended': amount(charge.netUnblended),
      'net-amortized': amount(charge.netAmortized),
    },
  };
}

function amount(value: Picodollars) {
  return parseAmount(decimalText(value));
}
