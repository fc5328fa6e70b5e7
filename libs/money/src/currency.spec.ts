import fc from 'fast-check';
import { amounts } from './amount-arbitraries.fixture';
import { parseAmount, sumAmounts, sumByCurrency } from './index';

test('one sum for each currency, in the order of the codes', () => {
  expect(
    sumByCurrency([
      { amount: parseAmount('1.5'), currency: 'USD' },
      { amount: parseAmount('7'), currency: 'CNY' },
      { amount: parseAmount('-0.5'), currency: 'USD' },
      { amount: parseAmount('0'), currency: 'EUR' },
    ]),
  ).toEqual([
    { amount: '7', currency: 'CNY' },
    { amount: '0', currency: 'EUR' },
    { amount: '1', currency: 'USD' },
  ]);
  expect(sumByCurrency([])).toEqual([]);
});

test('each is the sum of its own items alone', () => {
  const items = fc.array(
    fc.record({ amount: amounts, currency: fc.constantFrom('USD', 'CNY', 'EUR') }),
  );
  fc.assert(
    fc.property(items, (money) => {
      for (const { amount, currency } of sumByCurrency(money)) {
        const own = money.filter((item) => item.currency === currency);
        expect(amount).toBe(sumAmounts(own.map((item) => item.amount)));
      }
    }),
  );
});
