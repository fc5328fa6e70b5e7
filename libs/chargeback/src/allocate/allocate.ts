import type { AccountId, BillingPeriod, ChargeType, DayRange } from '@orgcost/domain';
import {
  isZero,
  negateAmount,
  parseAmount,
  splitAmount,
  sumAmounts,
  type Amount,
  type Currency,
} from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { PassOnRule, Rule, SplitRule } from '../rules/rule';
import type { RuleSet } from '../rules/rule-set';
import type { UsageQuantity } from '../rules/usage';
import type { LineOf } from '../statements/statement-line';
import type { Allocation, RuleNote } from './allocation';
import { Books } from './books';
import type { Charge, ChargedAccount } from './charge';
import { DirectCosts } from './direct-costs';
import type { TellMarketplace } from './marketplace';
import { MetricMissingError } from './metric-missing-error';
import { Pool } from './pool';
import { isTaking, ruleFinder } from './rule-finder';
import {
  weightsIfAny,
  weightsOf,
  type RuleWeights,
  type Weight,
  type WeightSources,
} from './weights';

export interface AllocationInputs {
  readonly period: BillingPeriod;
  readonly ruleSet: RuleSet;
  readonly usage: readonly UsageQuantity[];
  /** Where what cannot be split is charged. */
  readonly unassigned: CostCenterId;
  readonly tellMarketplace: TellMarketplace;
}

/** Decimals to which shares are cut, or as many as the amount has: Cost Explorer's have at most 10. */
export const shareDecimals = 12;

/**
 * Charges everything that accounts cost in a month to cost centers: what is charged sums, exactly, to what they cost.
 * Adjustments and lines of earlier months are added afterwards.
 * @throws MetricMissingError; InvalidInputError for usage without quantities
 */
export function allocate(accounts: Iterable<ChargedAccount>, inputs: AllocationInputs): Allocation {
  const taken = takeCharges(accounts, inputs);
  return { books: taken.books, ...splitCharges(taken, inputs) };
}

/** What came of one look at every charge. */
interface Taken {
  readonly books: Books;
  /** What rules are to split, by their names. */
  readonly pools: ReadonlyMap<string, Pool>;
  readonly direct: DirectCosts;
  /** Cost centers whose own accounts were charged anything, by currency. */
  readonly charged: ReadonlyMap<Currency, ReadonlySet<CostCenterId>>;
  /** Names of rules that took something. */
  readonly matched: ReadonlySet<string>;
}

function takeCharges(
  accounts: Iterable<ChargedAccount>,
  { ruleSet: { rules, metric }, tellMarketplace }: AllocationInputs,
): Taken {
  const books = new Books();
  const pools = new Map<string, Pool>();
  const direct = new DirectCosts(rules, metric);
  const charged = new Map<Currency, Set<CostCenterId>>();
  const matched = new Set<string>();
  const finderOf = ruleFinder(rules);
  for (const { account, owned } of accounts) {
    for (const { span, days, matrix } of owned) {
      const find = finderOf(account, span);
      const addDirect = direct.adder(account, span);
      for (const line of tellMarketplace(account, matrix, days)) {
        const amount = line.amounts[metric];
        if (amount === undefined) throw new MetricMissingError(account, metric);
        const rule = find(line);
        if (rule) matched.add(rule.name);
        // Even of nothing: in another metric, by which a rule may split, it may be something.
        if (!rule || 'stay' in rule) addDirect(line);
        // Cost Explorer has lines of nothing, such as a discount in net amounts.
        if (isZero(amount)) continue;
        if (rule && 'split' in rule) {
          poolOf(pools, rule).add(line.currency, line.chargeType, amount);
          continue;
        }
        const own = ownLine({ ...line, account, days, amount });
        if (rule && 'charge' in rule) {
          const charging = { ...own, kind: 'charged', rule: rule.name } as const;
          books.charge(rule.charge, line.currency, charging, line.chargeType);
        } else {
          books.charge(span.costCenter, line.currency, { ...own, kind: 'direct' }, line.chargeType);
          setOf(charged, line.currency).add(span.costCenter);
        }
      }
    }
  }
  return { books, pools, direct, charged, matched };
}

function splitCharges(
  { books, pools, direct, charged, matched }: Taken,
  { ruleSet: { rules }, period, usage, unassigned }: AllocationInputs,
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

interface OwnCharge extends Pick<Charge, 'service' | 'chargeType' | 'marketplace'> {
  readonly account: AccountId;
  readonly days: DayRange | undefined;
  readonly amount: Amount;
}

function ownLine({
  account,
  service,
  chargeType,
  marketplace,
  days,
  amount,
}: OwnCharge): Omit<LineOf<'direct'>, 'kind'> {
  return {
    account,
    service,
    chargeType,
    ...(marketplace && { marketplace }),
    ...(days && { days }),
    amount,
  };
}

function poolOf(pools: Map<string, Pool>, { name }: SplitRule): Pool {
  const pool = pools.get(name) ?? new Pool();
  pools.set(name, pool);
  return pool;
}

function setOf(sets: Map<Currency, Set<CostCenterId>>, currency: Currency): Set<CostCenterId> {
  const set = sets.get(currency) ?? new Set<CostCenterId>();
  sets.set(currency, set);
  return set;
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
