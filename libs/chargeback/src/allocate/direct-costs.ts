import type { AccountId, Metric } from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { OwnerSpan } from '../ownership/owner-span';
import type { ChargeSelector } from '../rules/charge-selector';
import type { Rule } from '../rules/rule';
import type { Charge } from './charge';
import { MetricMissingError } from './metric-missing-error';
import { matcherOf, type Matcher } from './matching';

/** What some split goes by: the direct costs of a metric, all or some of them. */
interface Basis {
  readonly metric: Metric;
  readonly of?: ChargeSelector | undefined;
}

interface Sums extends Matcher {
  readonly basis: Basis;
  readonly sums: Map<Currency, Map<CostCenterId, RunningSum>>;
}

/** Adds up, while charges go by, what cost centers' own accounts cost, in each way that some rule wants to know. */
export class DirectCosts {
  readonly #bases = new Map<string, Sums>();

  constructor(
    rules: readonly Rule[],
    private readonly metric: Metric,
  ) {
    for (const basis of rules.flatMap((rule) => basisOf(rule, metric) ?? [])) {
      const matcher = matcherOf(basis.of ?? {});
      this.#bases.set(keyOf(basis), { basis, ...matcher, sums: new Map() });
    }
  }

  /** For the charges of one account and owner that stay with it. */
  adder(account: AccountId, span: OwnerSpan): (charge: Charge) => void {
    const bases = [...this.#bases.values()].filter(({ ofOwner }) => ofOwner(account, span));
    return (charge) => {
      for (const { basis, sums, ofCharge } of bases) {
        if (!ofCharge(charge)) continue;
        const amount = charge.amounts[basis.metric];
        if (amount === undefined) throw new MetricMissingError(account, basis.metric);
        sumOf(sums, charge.currency, span.costCenter).add(amount);
      }
    };
  }

  /** What the rule goes by, in one currency. */
  of(rule: Rule, currency: Currency): Map<CostCenterId, Amount> {
    const basis = basisOf(rule, this.metric);
    const sums = basis && this.#bases.get(keyOf(basis))?.sums.get(currency);
    return new Map([...(sums ?? [])].map(([costCenter, sum]) => [costCenter, sum.total()]));
  }
}

function basisOf(rule: Rule, metric: Metric): Basis | undefined {
  if (!('split' in rule) || rule.split.by !== 'direct-cost') return undefined;
  return { metric: rule.split.metric ?? metric, of: rule.split.of };
}

function keyOf(basis: Basis): string {
  return JSON.stringify([basis.metric, basis.of]);
}

function sumOf(sums: Sums['sums'], currency: Currency, costCenter: CostCenterId): RunningSum {
  const ofCurrency = sums.get(currency) ?? new Map<CostCenterId, RunningSum>();
  sums.set(currency, ofCurrency);
  const sum = ofCurrency.get(costCenter) ?? new RunningSum();
  ofCurrency.set(costCenter, sum);
  return sum;
}
