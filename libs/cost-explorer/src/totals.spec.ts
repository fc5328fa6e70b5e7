import { parseUtcDay } from '@orgcost/domain';
import { amounts } from '@orgcost/testing';
import { addToTotals, differences, totalsByChargeType, type Total, type Totals } from './totals';

const day = parseUtcDay('2026-11-01');

function totalsOf(...all: Partial<Total>[]): Totals {
  const totals: Totals = new Map();
  for (const total of all) {
    addToTotals(totals, {
      account: '111111111111',
      day,
      chargeType: 'Usage',
      currency: 'USD',
      amounts: amounts('1'),
      ...total,
    });
  }
  return totals;
}

test('totals of the same account, day, charge type and currency are added exactly', () => {
  const sum = totalsOf(
    { amounts: amounts('0.1') },
    { amounts: amounts('0.2') },
    { currency: 'CNY' },
  );

  expect([...sum.values()]).toEqual([
    { account: '111111111111', day, chargeType: 'Usage', currency: 'USD', amounts: amounts('0.3') },
    { account: '111111111111', day, chargeType: 'Usage', currency: 'CNY', amounts: amounts('1') },
  ]);
});

test('an answer by account and charge type, also when a day spans two pages', () => {
  const group = (account: string, amount: string) => ({
    keys: [account, 'Usage'] as const,
    currency: 'USD',
    amounts: amounts(amount),
  });
  const periods = [
    { start: day, estimated: false, groups: [group('111111111111', '1')] },
    { start: day, estimated: false, groups: [group('222222222222', '2')] },
  ];

  expect(totalsByChargeType(periods)).toEqual(
    totalsOf({}, { account: '222222222222', amounts: amounts('2') }),
  );
});

test('the same totals do not differ, whatever is zero or missing', () => {
  expect(
    differences(totalsOf({}, { chargeType: 'Tax', amounts: amounts('0') }), totalsOf({})),
  ).toEqual([]);
});

test('names each amount that differs, in the smallest digit too', () => {
  const parts = totalsOf({}, { chargeType: 'Credit', amounts: amounts('-5') });
  const whole = totalsOf(
    { amounts: amounts('1', { 'net-amortized': '1.000000000001' }) },
    { account: '222222222222', amounts: amounts('0', { unblended: '7' }) },
  );

  expect(differences(parts, whole)).toEqual([
    '111111111111 2026-11-01 Credit unblended -5 instead of 0 USD',
    '111111111111 2026-11-01 Credit amortized -5 instead of 0 USD',
    '111111111111 2026-11-01 Credit net-unblended -5 instead of 0 USD',
    '111111111111 2026-11-01 Credit net-amortized -5 instead of 0 USD',
    '111111111111 2026-11-01 Usage net-amortized 1 instead of 1.000000000001 USD',
    '222222222222 2026-11-01 Usage unblended 0 instead of 7 USD',
  ]);
});
