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
 * By what a rule splits what it took; empty where there is nothing to go by.
 * @throws InvalidInputError for a key of usage without a quantity, or with one for a cost center that has passed on its
 *   charges
 */
export function weightsOf(rule: SplitRule | PassOnRule, sources: WeightSources): Weight[] {
  assertUsage(rule, sources);
  return weightsIfAny(rule, sources);
}

/** The same for a rule that may have taken nothing, of which no usage is asked; empty where there is nothing to go by. */
export function weightsIfAny({ split }: SplitRule | PassOnRule, sources: WeightSources): Weight[] {
  return [...new Map(weightsBy(split, sources))]
    .filter(([, weight]) => weight !== zero && !weight.startsWith('-'))
    .map(([costCenter, weight]) => ({ costCenter, weight }))
    .sort((a, b) => (a.costCenter < b.costCenter ? -1 : 1));
}

const one = parseAmount('1');

function weightsBy(
  split: Split,
  sources: WeightSources,
): Iterable<readonly [CostCenterId, Amount]> {
  if (split.by === 'shares') return Object.entries(split.shares);
  const isAmong = amongOf(split, sources);
  switch (split.by) {
    case 'even':
      return (split.among ?? [...sources.charged].filter(isAmong)).map(
        (each) => [each, one] as const,
      );
    case 'direct-cost':
      return [...sources.directCosts].filter(([costCenter]) => isAmong(costCenter));
    case 'usage':
      return usageOf(split, sources)
        .filter(({ costCenter }) => isAmong(costCenter))
        .map(({ costCenter, quantity }) => [costCenter, quantity] as const);
  }
}

function assertUsage(rule: SplitRule | PassOnRule, sources: WeightSources): void {
  const { name, split } = rule;
  if (split.by !== 'usage') return;
  const { period, closed } = sources;
  const ofKey = usageOf(split, sources);
  const barred = ofKey.find(({ costCenter }) => closed.has(costCenter));
  if (barred && 'passOn' in rule && split.among === undefined) {
    throw new InvalidInputError(
      `Rule "${name}" would charge ${barred.costCenter}, whose charges are passed on, by its quantity of ` +
        `"${split.key}" in ${period}: leave it out of the usage file, or say among whom the rule splits`,
    );
  }
  const isAmong = amongOf(split, sources);
  if (ofKey.some(({ costCenter, quantity }) => isAmong(costCenter) && quantity !== zero)) return;
  throw new InvalidInputError(
    `Rule "${name}" splits by usage of "${split.key}", which has no quantity in ${period}: ` +
      'add lines of it to a usage file, or change the rule',
  );
}

function usageOf(
  { key }: Extract<Split, { by: 'usage' }>,
  { usage, period }: WeightSources,
): UsageQuantity[] {
  return usage.filter((each) => each.key === key && each.period === period);
}

function amongOf(
  { among }: Exclude<Split, { by: 'shares' }>,
  { closed }: WeightSources,
): (costCenter: CostCenterId) => boolean {
  return (costCenter) => among?.includes(costCenter) ?? !closed.has(costCenter);
}
