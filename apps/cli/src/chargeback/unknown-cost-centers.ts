import type { CostCenter, CostCenterId, RuleSet } from '@orgcost/chargeback';

/** Cost centers that rules charge and the config does not know; none where the config lists none. */
export function unknownCostCenters(
  { rules, adjustments }: RuleSet,
  costCenters: readonly CostCenter[],
): CostCenterId[] {
  if (costCenters.length === 0) return [];
  const known = new Set(costCenters.map(({ id }) => id));
  const charged = [
    ...rules.flatMap((rule) => {
      if ('charge' in rule) return [rule.charge];
      if (!('split' in rule)) return [];
      const passedOn = 'passOn' in rule ? [rule.passOn] : [];
      return rule.split.by === 'shares'
        ? [...passedOn, ...Object.keys(rule.split.shares)]
        : [...passedOn, ...(rule.split.among ?? [])];
    }),
    ...adjustments.flatMap(({ costCenters: of = [], offset }) =>
      offset === undefined ? of : [...of, offset],
    ),
  ];
  return [...new Set(charged)].filter((id) => !known.has(id)).sort();
}
