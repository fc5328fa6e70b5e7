import { parseInstant, parseUtcDay, type CostDay } from '@orgcost/domain';
import { addAmounts, isZero, parseAmount, zero, type Amount } from '@orgcost/money';
import { aDay, aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { marketplaceOf } from '../allocate/marketplace';
import { october } from '../allocate/organizations.fixture';
import { ownerMoveSchema, type ClosedInputs } from '../close/closed-inputs';
import { afterMove } from '../close/owner-moves';
import { ruleSetSchema } from '../rules/rule-set';
import { lateCharging } from './late-charges';
import { transferLines } from './transfer-lines';

const account = '111111111111';
const day = parseUtcDay('2026-10-10');
const days = { from: parseUtcDay('2026-10-01'), to: parseUtcDay('2026-11-01') };

const inputs: ClosedInputs = {
  period: october,
  ruleSet: ruleSetSchema.parse({
    metric: 'unblended',
    rules: [
      { name: 'Tax', take: { costCenters: ['shop'], chargeTypes: ['Tax'] }, charge: 'finance' },
      { name: 'Platform', passOn: 'platform', split: { by: 'shares', shares: { research: 100 } } },
    ],
  }),
  usage: [],
  unassigned: 'unassigned',
  costCenters: [],
  accounts: [],
  restated: [],
  moved: [],
};
const weights = [{ costCenter: 'research', weight: parseAmount('100') }];
const closed = {
  inputs,
  allocation: { weights: [{ rule: 'Platform', currency: 'USD', weights }] },
  tellMarketplace: marketplaceOf([]),
};

const chargeTypes = ['Usage', 'Tax'] as const;
type ChargeType = (typeof chargeTypes)[number];

/** What is billed for one account of October, as closes go on to restate and move it. */
class Billed {
  readonly #sums = new Map<string, Amount>();
  readonly #costs = new Map<ChargeType, Amount>();
  #spans;

  constructor(readonly owner: string) {
    this.#spans = afterMove([{ ...days, costCenter: owner, source: 'tag' }], {
      days,
      from: owner,
      to: owner,
    });
  }

  /** Adds to what a charge costs. */
  restate(chargeType: ChargeType, amount: Amount): void {
    this.#costs.set(chargeType, addAmounts(this.#costs.get(chargeType) ?? zero, amount));
    const charge = { service: 'Amazon EC2', chargeType, marketplace: false, currency: 'USD' };
    for (const span of this.#spans) {
      for (const late of lateCharging(closed)(account, span, charge, amount)) {
        this.#add(late.costCenter, late.amount);
      }
    }
  }

  move(to: string): void {
    const [from = ''] = this.#spans.map(({ costCenter }) => costCenter);
    if (from === to) return;
    const move = ownerMoveSchema.parse({ period: october, account, days, from, to });
    for (const { costCenter, line } of transferLines(move, closed, this.#spans, [this.#day()])) {
      this.#add(costCenter, line.amount);
    }
    this.#spans = afterMove(this.#spans, move);
  }

  sums(): Record<string, string> {
    const sums = [...this.#sums].filter(([, sum]) => !isZero(sum));
    return Object.fromEntries(sums.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #add(costCenter: string, amount: Amount): void {
    this.#sums.set(costCenter, addAmounts(this.#sums.get(costCenter) ?? zero, amount));
  }

  #day(): CostDay {
    const lines = [...this.#costs].map(([chargeType, cost]) =>
      aLine({ chargeType, amounts: amounts(cost) }),
    );
    const fetchedAt = parseInstant('2026-11-03T06:00:00Z');
    return { ...aDay(day, lines), account, fetchedAt, origin: 'member' };
  }
}

const owners = ['data', 'platform', 'research', 'shop', 'finance'];
const step = fc.oneof(
  fc.record({ to: fc.constantFrom(...owners) }),
  fc.record({
    chargeType: fc.constantFrom(...chargeTypes),
    amount: fc.integer({ min: -9, max: 9 }).map((each) => parseAmount(String(each))),
  }),
);

it('has everything where it was once an account is moved back, whatever was restated meanwhile', () => {
  fc.assert(
    fc.property(fc.constantFrom(...owners), fc.array(step, { maxLength: 8 }), (owner, steps) => {
      const [moved, stayed] = [new Billed(owner), new Billed(owner)];
      for (const each of steps) {
        if ('to' in each) moved.move(each.to);
        else for (const billed of [moved, stayed]) billed.restate(each.chargeType, each.amount);
      }
      moved.move(owner);
      expect(moved.sums()).toEqual(stayed.sums());
    }),
  );
});

it.each([
  ['data', ['shop'], { shop: '12' }],
  ['data', ['platform'], { platform: '12' }],
  ['data', ['shop', 'platform', 'research'], { research: '12' }],
  // What a rule took, or was passed on, is not with the owner.
  ['shop', ['data'], { data: '10', finance: '2' }],
  ['platform', ['data'], { research: '12' }],
])('moves what %s was left with as the month was closed, to %j', (owner, path, sums) => {
  const billed = new Billed(owner);
  billed.restate('Usage', parseAmount('9'));
  billed.restate('Tax', parseAmount('2'));
  for (const to of path) billed.move(to);
  billed.restate('Usage', parseAmount('1'));
  expect(billed.sums()).toEqual(sums);
});
