import { InvalidInputError, type BillingPeriod } from '@orgcost/domain';
import { parseAmount, zero, type Amount } from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { PassOnRule, Split, SplitRule } from '../rules/rule';
import type { UsageQuantity } from '../rules/usage';

export interface Weight {
  readonly costCenter: CostCenterId;
  /** Above zero. */
  readonly weight: Amount;
}

/** By what one rule splits in one currency, in the order of cost centers. */
export interface RuleWeights {
  readonly rule: string;
  readonly currency: string;
  readonly weights: readonly Weight[];
}

export interface WeightSources {
  readonly period: BillingPeriod;
  /** Cost centers whose own accounts were charged anything in the currency. */
  readonly charged: ReadonlySet<CostCenterId>;
  /** What their own accounts cost, as the rule counts it. */
  readonly directCosts: ReadonlyMap<CostCenterId, Amount>;
  readonly usage: readonly UsageQuantity[];
  /** Who must not be charged any more, as their charges were passed on. */
  readonly closed: ReadonlySet<CostCenterId>;
}

/**
 * By what a rule splits; empty where there is nothing to go by.
 * @throws InvalidInputError for a key of usage without a quantity, or with one for a cost center that has passed on its
 *   charges
 */
export function weightsOf(rule: SplitRule | PassOnRule, sources: WeightSources): Weight[] {
  const weights = new Map(weightsBy(rule, rule.split, sources));
  return [...weights]
    .filter(([, weight]) => weight !== zero && !weight.startsWith('-'))
    .map(([costCenter, weight]) => ({ costCenter, weight }))
    .sort((a, b) => (a.costCenter < b.costCenter ? -1 : 1));
}

const one = parseAmount('1');

function weightsBy(
  rule: SplitRule | PassOnRule,
  split: Split,
  { period, charged, directCosts, usage, closed }: WeightSources,
): Iterable<readonly [CostCenterId, Amount]> {
  if (split.by === 'shares') return Object.entries(split.shares);
  const isAmong = (costCenter: CostCenterId): boolean =>
    split.among?.includes(costCenter) ?? !closed.has(costCenter);
  switch (split.by) {
    case 'even':
      return (split.among ?? [...charged].filter(isAmong)).map((each) => [each, one] as const);
    case 'direct-cost':
      return [...directCosts].filter(([costCenter]) => isAmong(costCenter));
    case 'usage': {
      const ofKey = usage.filter((each) => each.key === split.key && each.period === period);
      const barred = ofKey.find(({ costCenter }) => closed.has(costCenter));
      if (barred && 'passOn' in rule && split.among === undefined) {
        throw new InvalidInputError(
          `Rule "${rule.name}" would charge ${barred.costCenter}, whose charges are passed on, by its quantity of ` +
            `"${split.key}" in ${period}: leave it out of the usage file, or say among whom the rule splits`,
        );
      }
      const counted = ofKey.filter(({ costCenter }) => isAmong(costCenter));
      if (counted.every(({ quantity }) => quantity === zero)) {
        throw new InvalidInputError(
          `Rule "${rule.name}" splits by usage of "${split.key}", which has no quantity in ${period}: ` +
            'add lines of it to a usage file, or change the rule',
        );
      }
      return counted.map(({ costCenter, quantity }) => [costCenter, quantity] as const);
    }
  }
}
