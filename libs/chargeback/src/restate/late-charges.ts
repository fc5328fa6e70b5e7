import type { AccountId } from '@orgcost/domain';
import { splitAmount, type Amount, type Currency } from '@orgcost/money';
import { shareDecimals } from '../allocate/share-decimals';
import type { Charge } from '../allocate/charge';
import { ruleFinder } from '../allocate/rule-finder';
import type { Weight } from '../allocate/weights';
import type { ClosedMonth } from '../close/closed-months';
import { asClosed, type BilledSpan } from '../close/owner-moves';
import type { CostCenterId } from '../ownership/cost-center';
import type { PassOnRule, SplitRule } from '../rules/rule';
import { lateWeights } from './late-weights';

/** A part of an amount, whom it is charged to, and the rules that it went by. */
export interface LateCharge {
  readonly costCenter: CostCenterId;
  readonly amount: Amount;
  /** Empty: it goes to the account's owner. */
  readonly via: readonly string[];
}

/** @param amount any part of the charge, such as by how much it differs from before */
export type ChargeLate = (
  account: AccountId,
  span: BilledSpan,
  charge: Pick<Charge, 'service' | 'chargeType' | 'marketplace' | 'currency'>,
  amount: Amount,
) => LateCharge[];

/** Charges what comes to a closed month later by the rules of that month, and splits it as that month was split. */
export function lateCharging(closed: Pick<ClosedMonth, 'inputs' | 'allocation'>): ChargeLate {
  const { ruleSet, unassigned } = closed.inputs;
  const finderOf = ruleFinder(ruleSet.rules);
  const passingOn = ruleSet.rules.flatMap((rule) => ('passOn' in rule ? [rule] : []));
  const weightsOf = lateWeights(closed);
  const split = (
    rule: SplitRule | PassOnRule,
    currency: Currency,
    amount: Amount,
  ): LateCharge[] => {
    const by = weightsOf(rule, currency);
    const via = [rule.name];
    if (by.length === 0) return [{ costCenter: unassigned, amount, via }];
    return sharesOf(amount, by).map((share) => ({ ...share, via }));
  };

  return (account, span, charge, amount) => {
    const closedSpan = asClosed(span);
    const taker = finderOf(account, closedSpan)(charge);
    let charges: LateCharge[] =
      taker && 'split' in taker
        ? split(taker, charge.currency, amount)
        : taker && 'charge' in taker
          ? [{ costCenter: taker.charge, amount, via: [taker.name] }]
          : [{ costCenter: closedSpan.costCenter, amount, via: [] }];
    for (const rule of passingOn) {
      charges = charges.flatMap((before) =>
        before.costCenter === rule.passOn
          ? split(rule, charge.currency, before.amount).map((after) => ({
              ...after,
              via: [...before.via, rule.name],
            }))
          : [before],
      );
    }
    // What no rule took, nor passed on, has gone with the account.
    return charges.map((each) =>
      each.via.length === 0 ? { ...each, costCenter: span.costCenter } : each,
    );
  };
}

function sharesOf(amount: Amount, by: readonly Weight[]): Omit<LateCharge, 'via'>[] {
  const shares = splitAmount(
    amount,
    by.map(({ weight }) => weight),
    shareDecimals,
  );
  return by.flatMap(({ costCenter }, index) => {
    const share = shares[index];
    return share === undefined || share === '0' ? [] : [{ costCenter, amount: share }];
  });
}
