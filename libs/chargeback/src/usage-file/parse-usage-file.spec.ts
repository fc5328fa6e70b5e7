import { parseUsageFile } from './parse-usage-file';

it('has a quantity for each month, key and cost center', () => {
  const text = 'key,Month,quantity,cost_center\nbroker,2026-10,12.50,shop\nbroker,2026-10,0,data\n';
  expect(parseUsageFile(text, 'usage.csv')).toEqual([
    { period: '2026-10', key: 'broker', costCenter: 'shop', quantity: '12.5' },
    { period: '2026-10', key: 'broker', costCenter: 'data', quantity: '0' },
  ]);
});

it.each([
  ['', 'usage.csv is empty: its first line names the columns, month, key, cost_center, quantity'],
  [
    'month,key,quantity\n',
    'usage.csv, line 1: column cost_center is missing: the first line names the columns, month, key, cost_center, quantity',
  ],
  [
    'month,key,cost_center,quantity\n2026-13,,shop,-1\n2026-10,broker,shop,x\n2026-10,broker,shop,1\n2026-10,broker,shop,2\n',
    `usage.csv, line 2: month "2026-13" is not a month: write it as YYYY-MM, such as 2026-11
usage.csv, line 2: key is empty: fill it in
usage.csv, line 2: quantity must not be negative
usage.csv, line 3: quantity "x" is not an amount: expected a decimal number such as -12.3456
usage.csv, line 5: shop has a quantity of "broker" in 2026-10 already: keep one of them`,
  ],
])('tells what is wrong in which line: %#', (text, message) => {
  expect(() => parseUsageFile(text, 'usage.csv')).toThrow(message);
});
