import { compareAmounts, parseAmount, sumAmounts, zero } from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { Adjustment } from './adjustment';
import type { PassOnRule, Rule, Split } from './rule';

/** What is wrong with a rule set, and where in it. */
export interface RuleFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Rules {
  readonly rules: readonly Rule[];
  readonly adjustments: readonly Adjustment[];
}

/** What no schema of a single rule can see. */
export function ruleSetFaults({ rules, adjustments }: Rules): RuleFault[] {
  return [
    ...repeatedNames(rules, 'rules'),
    ...repeatedNames(adjustments, 'adjustments'),
    ...rules.flatMap((rule, index) => splitFaults(rule, index)),
    ...passOnFaults(rules),
  ];
}

function repeatedNames(named: readonly { readonly name: string }[], list: string): RuleFault[] {
  const names = named.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path: [list, index, 'name'], message: `is "${name}" like an earlier one: rename it` }]
      : [],
  );
}

function splitFaults(rule: Rule, index: number): RuleFault[] {
  if (!('split' in rule)) return [];
  const path = ['rules', index, 'split'];
  const { split } = rule;
  if (split.by === 'shares') return sharesFaults(split, path);
  const among = split.among ?? [];
  return among.flatMap((costCenter, at) =>
    among.indexOf(costCenter) < at
      ? [{ path: [...path, 'among', at], message: `is "${costCenter}" again: remove it` }]
      : [],
  );
}

const whole = parseAmount('100');

function sharesFaults(
  { shares }: Extract<Split, { by: 'shares' }>,
  path: readonly (string | number)[],
): RuleFault[] {
  const negative = Object.entries(shares)
    .filter(([, share]) => compareAmounts(share, zero) < 0)
    .map(([costCenter]) => ({
      path: [...path, 'shares', costCenter],
      message: 'must not be negative',
    }));
  const sum = sumAmounts(Object.values(shares));
  const unequal =
    sum === whole
      ? []
      : [{ path: [...path, 'shares'], message: `must sum to 100 percent: they sum to ${sum}` }];
  return [...negative, ...unequal];
}

/**
 * A cost center whose charges are passed on must not be charged afterwards: what came then would stay there, or go round
 * for ever.
 */
function passOnFaults(rules: readonly Rule[]): RuleFault[] {
  const faults: RuleFault[] = [];
  const passedOn = new Map<CostCenterId, PassOnRule>();
  for (const [index, rule] of rules.entries()) {
    if (!('passOn' in rule)) {
      if (passedOn.size > 0) {
        const message = 'must come before the rules that pass on: it brings them charges';
        faults.push({ path: ['rules', index], message });
      }
      continue;
    }
    const earlier = passedOn.get(rule.passOn);
    if (earlier) {
      const message = `is "${rule.passOn}", which "${earlier.name}" has passed on already: keep one of them`;
      faults.push({ path: ['rules', index, 'passOn'], message });
    }
    passedOn.set(rule.passOn, rule);
    for (const { costCenter, path } of namedBy(rule.split)) {
      const cycle = passedOn.get(costCenter);
      if (!cycle) continue;
      const message =
        cycle === rule
          ? `charges "${costCenter}" with what it passes on: a cycle; leave it out`
          : `charges "${costCenter}", which "${cycle.name}" has passed on before: a cycle; put this rule before it, or leave "${costCenter}" out`;
      faults.push({ path: ['rules', index, 'split', ...path], message });
    }
  }
  return faults;
}

function namedBy(split: Split): { costCenter: CostCenterId; path: (string | number)[] }[] {
  if (split.by === 'shares') {
    return Object.keys(split.shares).map((costCenter) => ({
      costCenter,
      path: ['shares', costCenter],
    }));
  }
  return (split.among ?? []).map((costCenter, at) => ({ costCenter, path: ['among', at] }));
}
