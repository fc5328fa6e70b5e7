import { containsDay } from '@orgcost/domain';
import { isZero, subtractAmounts, type Currency } from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { LineOf } from '../statements/statement-line';
import { changedCharges } from './changed-charges';
import { lateCharging } from './late-charges';
import type { RestatedMonth } from './restated-accounts';

/** A line for the statement of a cost center in a currency. */
export interface AddressedLine<Line> {
  readonly costCenter: CostCenterId;
  readonly currency: Currency;
  readonly line: Line;
}

/** What a change of a closed month comes to for each cost center: the lines sum to the change, exactly. */
export function priorPeriodLines({
  closed,
  restated: { account, period },
  spans,
  before,
  after,
}: RestatedMonth): AddressedLine<LineOf<'prior-period'>>[] {
  const { metric } = closed.inputs.ruleSet;
  const { tellMarketplace } = closed;
  const chargeLate = lateCharging(closed);
  return changedCharges(before, after, { account, metric, tellMarketplace }).flatMap((charge) => {
    const { day, service, chargeType, currency, marketplace } = charge;
    const span = spans.find((each) => containsDay(each, day));
    if (!span) throw new RangeError(`Account ${account} has no owner on ${day}`);
    const difference = subtractAmounts(charge.new, charge.old);
    return chargeLate(account, span, charge, difference)
      .filter(({ amount }) => !isZero(amount))
      .map(({ costCenter, amount, via }) => ({
        costCenter,
        currency,
        line: {
          kind: 'prior-period',
          period,
          day,
          account,
          service,
          chargeType,
          ...(marketplace && { marketplace }),
          old: charge.old,
          new: charge.new,
          ...(via.length > 0 && { via: [...via] }),
          amount,
        } as const,
      }));
  });
}
