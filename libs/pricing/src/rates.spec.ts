import { parseAmount } from '@orgcost/money';
import { priceOf, priceOfPages, rates } from './rates';

test('a page of Cost Explorer is a cent', () => {
  expect([0, 1, 1234].map(priceOfPages)).toEqual(['0', '0.01', '12.34']);
});

test.each(Object.entries(rates))('as many as %s is for cost what it says', (_, rate) => {
  expect(priceOf(rate.per, rate)).toBe(rate.usDollars);
});

test('nothing is rounded', () => {
  expect([
    priceOf(360_001, rates.writeUnit),
    priceOf(1, rates.ledgerStorage),
    priceOf(16_806, rates.functionTime),
    priceOf(4_000, rates.keyRequest),
  ]).toEqual(['0.225000625', '0.000244140625', '0.2240811204', '0.012']);
});

test('a price for another quantity is a mistake', () => {
  expect(() => priceOf(1, { ...rates.mail, per: 7, usDollars: parseAmount('1') })).toThrow(
    'No rate is for 7 units',
  );
});
