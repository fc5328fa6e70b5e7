import type { Currency } from '@orgcost/money';
import { weightsIfAny, type Weight } from '../allocate/weights';
import type { ClosedMonth } from '../close/closed-months';
import type { PassOnRule, SplitRule } from '../rules/rule';

/** By what a rule of a closed month splits; empty where there is nothing to go by. */
export type LateWeights = (rule: SplitRule | PassOnRule, currency: Currency) => readonly Weight[];

/** As the month was split; in a currency of which it had no charge, by what goes by no charge, such as percentages. */
export function lateWeights({
  inputs: { ruleSet, usage, period },
  allocation,
}: Pick<ClosedMonth, 'inputs' | 'allocation'>): LateWeights {
  const known = new Map(
    allocation.weights.map(({ rule, currency, weights }) => [keyOf(rule, currency), weights]),
  );
  const passedOn = ruleSet.rules.flatMap((rule) => ('passOn' in rule ? [rule.passOn] : []));
  return (rule, currency) =>
    known.get(keyOf(rule.name, currency)) ??
    weightsIfAny(rule, {
      period,
      usage,
      charged: new Set(),
      directCosts: new Map(),
      closed: new Set('passOn' in rule ? passedOn.slice(0, passedOn.indexOf(rule.passOn) + 1) : []),
    });
}

function keyOf(rule: string, currency: Currency): string {
  return `${rule}\u0000${currency}`;
}
