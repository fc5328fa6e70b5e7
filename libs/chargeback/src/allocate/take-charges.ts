import type { AccountId, DayRange } from '@orgcost/domain';
import { isZero, type Amount, type Currency } from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { SplitRule } from '../rules/rule';
import type { LineOf } from '../statements/statement-line';
import type { AllocationInputs } from './allocation-inputs';
import { Books } from './books';
import type { ChargedAccount } from './charge';
import { DirectCosts } from './direct-costs';
import type { TaggedLine } from './marketplace';
import { MetricMissingError } from './metric-missing-error';
import { Pool } from './pool';
import { ruleFinder } from './rule-finder';

/** What came of one look at every charge. */
export interface Taken {
  readonly books: Books;
  /** What rules are to split, by their names. */
  readonly pools: ReadonlyMap<string, Pool>;
  readonly direct: DirectCosts;
  /** Cost centers whose own accounts were charged anything, by currency. */
  readonly charged: ReadonlyMap<Currency, ReadonlySet<CostCenterId>>;
  /** Names of rules that took something. */
  readonly matched: ReadonlySet<string>;
}

/**
 * Books what stays with owners or goes to one cost center, and pools the rest.
 * @throws MetricMissingError
 */
export function takeCharges(
  accounts: Iterable<ChargedAccount>,
  {
    ruleSet: { rules, metric },
    tellMarketplace,
  }: Pick<AllocationInputs, 'ruleSet' | 'tellMarketplace'>,
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
        const own = ownLine({ account, days, amount, line });
        if (rule && 'charge' in rule) {
          const charging = { kind: 'charged', rule: rule.name, ...own } as const;
          books.charge(rule.charge, line.currency, charging, line.chargeType);
        } else {
          books.charge(span.costCenter, line.currency, { kind: 'direct', ...own }, line.chargeType);
          setOf(charged, line.currency).add(span.costCenter);
        }
      }
    }
  }
  return { books, pools, direct, charged, matched };
}

interface OwnCharge {
  readonly account: AccountId;
  readonly days: DayRange | undefined;
  readonly amount: Amount;
  readonly line: TaggedLine;
}

function ownLine({
  account,
  days,
  amount,
  line: { service, chargeType, marketplace },
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
