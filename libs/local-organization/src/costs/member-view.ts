import type { LocalAccount } from '../organization/account';
import type { CalendarDay } from './calendar';
import { percent, type Charge } from './charge';
import { enterpriseDiscount } from './enterprise-discount';

/**
 * What of a day's charges the account itself is shown: only days since it
 * joined, and without what the management account hides or prices otherwise.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/management-act.html
 */
export function memberView(
  account: LocalAccount,
  day: CalendarDay,
  charges: readonly Charge[],
): readonly Charge[] {
  if (day.day < account.joined) return [];
  switch (account.special) {
    case 'hidden-credits':
      return charges.filter(({ chargeType }) => chargeType !== 'Credit' && chargeType !== 'Refund');
    case 'hidden-discounts':
      return charges
        .filter(({ chargeType }) => chargeType !== enterpriseDiscount)
        .map(withoutDiscount);
    case 'pro-forma-rates':
      return charges.map((charge) => (isUsage(charge) ? atProFormaRate(charge) : charge));
    default:
      return charges;
  }
}

function withoutDiscount(charge: Charge): Charge {
  return { ...charge, netUnblended: charge.unblended, netAmortized: charge.amortized };
}

function isUsage({ chargeType }: Charge): boolean {
  return chargeType === 'Usage' || chargeType === 'SavingsPlanCoveredUsage';
}

/** Billing Conductor's rates of this account: 110 percent. */
function atProFormaRate(charge: Charge): Charge {
  return {
    ...charge,
    unblended: percent(charge.unblended, 110),
    amortized: percent(charge.amortized, 110),
    netUnblended: percent(charge.netUnblended, 110),
    netAmortized: percent(charge.netAmortized, 110),
  };
}
