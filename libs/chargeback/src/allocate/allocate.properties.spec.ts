import { addAmounts, sumAmounts, zero, type Amount } from '@orgcost/money';
import fc from 'fast-check';
import { statementsOf } from '../statements/statements-of';
import type { Statement } from '../statements/statement';
import { allocate } from './allocate';
import type { ChargedAccount } from './charge';
import { inputsOf, october, organizations, ruleSets } from './organizations.fixture';
import type { RuleSet } from '../rules/rule-set';

function statements(accounts: readonly ChargedAccount[], ruleSet: RuleSet): Statement[] {
  const { books } = allocate(accounts, inputsOf(ruleSet));
  return statementsOf(books, {
    period: october,
    metric: ruleSet.metric,
    costCenters: [],
    accountNames: new Map(),
    previous: new Map(),
    accepted: [],
  });
}

test('what is charged sums to what accounts cost, by charge type and currency, to the last digit', () => {
  fc.assert(
    fc.property(organizations, ruleSets, (accounts, ruleSet) => {
      const cost = new Map<string, Amount>();
      for (const { owned } of accounts) {
        for (const { chargeType, currency, amounts } of owned.flatMap(({ matrix }) => matrix)) {
          add(cost, `${chargeType} in ${currency}`, amounts['net-amortized'] ?? zero);
        }
      }
      const charged = new Map<string, Amount>();
      for (const { lines, currency } of statements(accounts, ruleSet)) {
        for (const line of lines) {
          if (!('chargeType' in line)) throw new Error(`${line.kind} has no charge type`);
          add(charged, `${line.chargeType} in ${currency}`, line.amount);
        }
      }
      expect(withoutZeros(charged)).toEqual(withoutZeros(cost));
    }),
  );
});

test('the order of accounts does not matter', () => {
  fc.assert(
    fc.property(
      organizations.chain((accounts) =>
        fc.tuple(
          fc.constant(accounts),
          fc.shuffledSubarray(accounts, { minLength: accounts.length }),
        ),
      ),
      ruleSets,
      ([accounts, shuffled], ruleSet) => {
        expect(statements(shuffled, ruleSet)).toEqual(statements(accounts, ruleSet));
      },
    ),
  );
});

test('lines sum to the total, which rounding brings to whole cents; all cents sum to the rounded total', () => {
  fc.assert(
    fc.property(organizations, ruleSets, (accounts, ruleSet) => {
      const all = statements(accounts, ruleSet);
      for (const { lines, total, rounding, payable } of all) {
        expect(sumAmounts(lines.map(({ amount }) => amount))).toBe(total);
        expect(addAmounts(total, rounding)).toBe(payable);
        expect(payable).toMatch(/^-?\d+(\.\d{1,2})?$/);
      }
      for (const currency of ['USD', 'CNY']) {
        const own = all.filter((each) => each.currency === currency);
        const exact = sumAmounts(own.map(({ total }) => total));
        const cents = sumAmounts(own.map(({ payable }) => payable));
        expect(Math.abs(Number(cents) - Number(exact))).toBeLessThan(0.0051);
        expect(cents).toMatch(/^-?\d+(\.\d{1,2})?$/);
      }
    }),
  );
});

test('what is passed on leaves nothing behind', () => {
  fc.assert(
    fc.property(organizations, ruleSets, (accounts, ruleSet) => {
      const passing = ruleSet.rules.flatMap((rule) => ('passOn' in rule ? [rule.passOn] : []));
      const left = statements(accounts, ruleSet).filter(({ costCenter }) =>
        passing.includes(costCenter.id),
      );
      expect(left.map(({ total }) => total)).toEqual(left.map(() => zero));
    }),
  );
});

function add(sums: Map<string, Amount>, key: string, amount: Amount): void {
  sums.set(key, addAmounts(sums.get(key) ?? zero, amount));
}

function withoutZeros(sums: ReadonlyMap<string, Amount>): Record<string, Amount> {
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== zero).sort());
}
