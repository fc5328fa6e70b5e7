import { parseUtcDay } from '@orgcost/domain';
import { parseAmount, roundAmount, sumAmounts, type Amount } from '@orgcost/money';
import { amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { addToTotals, differences, totalsByChargeType, type Cost, type Totals } from './totals';

const day = parseUtcDay('2026-11-01');
const [web, shop] = ['111111111111', '222222222222'];

function totalsOf(...all: Partial<Cost>[]): Totals {
  const totals: Totals = new Map();
  for (const cost of all) {
    addToTotals(totals, {
      account: web,
      time: day,
      chargeType: 'Usage',
      currency: 'USD',
      amounts: amounts('1'),
      ...cost,
    });
  }
  return totals;
}

test('costs of the same account, day, charge type and currency are added exactly', () => {
  const sum = totalsOf(
    { amounts: amounts('0.1') },
    { amounts: amounts('0.2') },
    { currency: 'CNY' },
  );

  const usage = { account: web, time: day, chargeType: 'Usage' };
  expect([...sum.values()]).toEqual([
    { ...usage, currency: 'USD', amounts: amounts('0.3'), addends: 2 },
    { ...usage, currency: 'CNY', amounts: amounts('1'), addends: 1 },
  ]);
});

test('an answer by account and charge type, also when a day spans two pages', () => {
  const group = (account: string, amount: string) => ({
    keys: [account, 'Usage'] as const,
    currency: 'USD',
    amounts: amounts(amount),
  });
  const periods = [
    { start: day, estimated: false, groups: [group(web, '1')] },
    { start: day, estimated: false, groups: [group(shop, '2')] },
  ];

  expect(totalsByChargeType(periods)).toEqual(
    totalsOf({}, { account: shop, amounts: amounts('2') }),
  );
});

test('the same totals do not differ, whatever is zero or missing', () => {
  const parts = totalsOf({}, { chargeType: 'Tax', amounts: amounts('0') });
  const whole = totalsOf({}, { chargeType: 'Fee', amounts: amounts('0') });
  expect(differences(parts, whole)).toEqual(new Map());
});

test('names each amount that differs, of each account', () => {
  const parts = totalsOf({}, { chargeType: 'Credit', amounts: amounts('-5') }, { account: shop });
  const whole = totalsOf(
    { amounts: amounts('1', { 'net-amortized': '1.0000000002' }) },
    { account: shop },
    { account: '333333333333', amounts: amounts('0', { unblended: '7' }) },
  );

  expect(differences(parts, whole)).toEqual(
    new Map([
      [
        web,
        [
          '2026-11-01 Credit unblended -5 instead of 0 USD',
          '2026-11-01 Credit amortized -5 instead of 0 USD',
          '2026-11-01 Credit net-unblended -5 instead of 0 USD',
          '2026-11-01 Credit net-amortized -5 instead of 0 USD',
          '2026-11-01 Usage net-amortized 1 instead of 1.0000000002 USD',
        ],
      ],
      ['333333333333', ['2026-11-01 Usage unblended 0 instead of 7 USD']],
    ]),
  );
});

test.each([
  ['three rounded costs', ['0.3333333333', '0.3333333333', '0.3333333333'], '1.0000000001', true],
  [
    'one unit more than those',
    ['0.3333333333', '0.3333333333', '0.3333333333'],
    '1.0000000002',
    false,
  ],
  ['costs that were rounded away', [], '0.0000000001', true],
  ['a total that was rounded away', ['0.0000000001'], '0', true],
  ['more than can be rounded away', ['0.0000000002'], '0', false],
])('%s: %j and %s stand for the same is %s', (_, costs, total, same) => {
  const parts = totalsOf(...costs.map((amount) => ({ amounts: amounts(amount) })));
  const whole = total === '0' ? totalsOf() : totalsOf({ amounts: amounts(total) });
  expect(differences(parts, whole).size).toBe(same ? 0 : 1);
});

test('rounding by Cost Explorer is never a difference, and an error beyond it always is', () => {
  const cost = fc
    .bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
    .map((units) => parseAmount(`${units}e-13`));
  fc.assert(
    fc.property(fc.array(cost, { minLength: 1, maxLength: 20 }), (costs) => {
      const rounded = (amount: Amount) => amounts(roundAmount(amount, 10));
      const parts = totalsOf(...costs.map((each) => ({ amounts: rounded(each) })));
      const sum = sumAmounts(costs);
      expect(differences(parts, totalsOf({ amounts: rounded(sum) }))).toEqual(new Map());

      const beyond = sumAmounts([sum, parseAmount(`${costs.length + 2}e-10`)]);
      expect(differences(parts, totalsOf({ amounts: rounded(beyond) })).size).toBe(1);
    }),
  );
});
