import type { ChargeType } from '@orgcost/domain';
import {
  negateAmount,
  parseAmount,
  splitAmount,
  sumAmounts,
  type Amount,
  type Currency,
} from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { PassOnRule, Rule, SplitRule } from '../rules/rule';
import type { LineOf } from '../statements/statement-line';
import type { Allocation, RuleNote } from './allocation';
import type { AllocationInputs } from './allocation-inputs';
import type { Books } from './books';
import { Pool } from './pool';
import { isTaking } from './rule-finder';
import { shareDecimals } from './share-decimals';
import type { Taken } from './take-charges';
import {
  weightsIfAny,
  weightsOf,
  type RuleWeights,
  type Weight,
  type WeightSources,
} from './weights';

/**
 * Shares out, in the order of rules, what each took or is passed on.
 * @throws InvalidInputError for usage without quantities
 */
export function splitPools(
  { books, pools, direct, charged, matched }: Taken,
  { ruleSet: { rules }, period, usage, unassigned }: Omit<AllocationInputs, 'tellMarketplace'>,
): Pick<Allocation, 'weights' | 'notes'> {
  const weights: RuleWeights[] = [];
  const notes: RuleNote[] = [];
  const closed = new Set<CostCenterId>();
  for (const [index, rule] of rules.entries()) {
    if ('passOn' in rule) closed.add(rule.passOn);
    if (!('passOn' in rule) && !matched.has(rule.name)) notes.push(neverMatches(rule, index));
    if (!('split' in rule)) continue;
    const took = 'passOn' in rule ? takeFrom(books, rule) : pools.get(rule.name)?.totals();
    if (took?.length === 0) notes.push(neverMatches(rule, index));
    const sourcesIn = (currency: Currency): WeightSources => ({
      period,
      charged: charged.get(currency) ?? new Set(),
      directCosts: direct.of(rule, currency),
      usage,
      closed,
    });
    for (const [currency, totals] of took ?? []) {
      const found = weightsOf(rule, sourcesIn(currency));
      if (found.length === 0) notes.push(nothingToGoBy(rule, index, currency, unassigned));
      const by = found.length > 0 ? found : [{ costCenter: unassigned, weight: one }];
      weights.push({ rule: rule.name, currency, weights: by });
      share(books, rule.name, currency, totals, by);
    }
    // What it takes once the month is closed is to go the same way as if it had come in time.
    const taken = new Set(took?.map(([currency]) => currency));
    for (const currency of [...charged.keys()].filter((each) => !taken.has(each)).sort()) {
      const found = weightsIfAny(rule, sourcesIn(currency));
      if (found.length > 0) weights.push({ rule: rule.name, currency, weights: found });
    }
  }
  return { weights, notes };
}

const one = parseAmount('1');

function share(
  books: Books,
  rule: string,
  currency: Currency,
  totals: readonly [ChargeType, Amount][],
  by: readonly Weight[],
): void {
  const of = sumAmounts(by.map(({ weight }) => weight));
  const bearers = by.map(({ costCenter }) => books.of(costCenter, currency));
  for (const [chargeType, pool] of totals) {
    const shares = splitAmount(
      pool,
      by.map(({ weight }) => weight),
      shareDecimals,
    );
    for (const [index, { weight }] of by.entries()) {
      const [bearer, amount] = [bearers[index], shares[index]];
      if (!bearer || amount === undefined) continue;
      books.add(bearer, { kind: 'share', rule, chargeType, pool, weight, of, amount }, chargeType);
    }
  }
}

/** Takes all that a cost center was charged up to now. */
function takeFrom(
  books: Books,
  { name, passOn }: PassOnRule,
): [Currency, [ChargeType, Amount][]][] {
  const pool = new Pool();
  for (const [currency, totals] of books.totalsOf(passOn)) {
    for (const [chargeType, total] of totals) pool.add(currency, chargeType, total);
  }
  const taken = pool.totals();
  for (const [currency, totals] of taken) {
    for (const [chargeType, total] of totals) {
      const amount = negateAmount(total);
      const line: LineOf<'passed-on'> = { kind: 'passed-on', rule: name, chargeType, amount };
      books.charge(passOn, currency, line, chargeType);
    }
  }
  return taken;
}

function neverMatches(rule: Rule, index: number): RuleNote {
  const message = isTaking(rule)
    ? 'no charge of the month is taken by it: an earlier rule may take them all, or there are none'
    : `nothing was charged to ${rule.passOn} that it could pass on`;
  return { kind: 'never-matches', rule: rule.name, index, message };
}

function nothingToGoBy(
  { name }: SplitRule | PassOnRule,
  index: number,
  currency: Currency,
  unassigned: CostCenterId,
): RuleNote {
  const message = `there is nothing to split its charges in ${currency} by, so that all of them are charged to ${unassigned}`;
  return { kind: 'nothing-to-go-by', rule: name, index, message };
}
