import type { AccountId } from '@orgcost/domain';
import { splitAmount, type Amount, type Currency } from '@orgcost/money';
import { shareDecimals } from '../allocate/allocate';
import type { Charge } from '../allocate/charge';
import { ruleFinder } from '../allocate/rule-finder';
import type { Weight } from '../allocate/weights';
import type { ClosedMonth } from '../close/closed-months';
import { asClosed, type BilledSpan } from '../close/owner-moves';
import type { CostCenterId } from '../ownership/cost-center';

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
export function lateCharging({
  inputs: { ruleSet, unassigned },
  allocation,
}: Pick<ClosedMonth, 'inputs' | 'allocation'>): ChargeLate {
  const finderOf = ruleFinder(ruleSet.rules);
  const passingOn = ruleSet.rules.flatMap((rule) => ('passOn' in rule ? [rule] : []));
  const weights = new Map(
    allocation.weights.map((each) => [keyOf(each.rule, each.currency), each.weights]),
  );
  const split = (rule: string, currency: Currency, amount: Amount): LateCharge[] => {
    const by = weights.get(keyOf(rule, currency));
    // What the rule took nothing of in its month was not split by anything.
    if (!by) return [{ costCenter: unassigned, amount, via: [rule] }];
    return sharesOf(amount, by).map((share) => ({ ...share, via: [rule] }));
  };

  return (account, span, charge, amount) => {
    const closedSpan = asClosed(span);
    const rule = finderOf(account, closedSpan)(charge);
    let charges: LateCharge[] =
      rule && 'split' in rule
        ? split(rule.name, charge.currency, amount)
        : rule && 'charge' in rule
          ? [{ costCenter: rule.charge, amount, via: [rule.name] }]
          : [{ costCenter: closedSpan.costCenter, amount, via: [] }];
    for (const { name, passOn } of passingOn) {
      charges = charges.flatMap((before) =>
        before.costCenter === passOn
          ? split(name, charge.currency, before.amount).map((after) => ({
              ...after,
              via: [...before.via, name],
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

function keyOf(rule: string, currency: Currency): string {
  return `${rule}\u0000${currency}`;
}
