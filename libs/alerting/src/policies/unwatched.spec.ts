import { metrics } from '@orgcost/domain';
import { looking } from '../series/history.fixture';
import { unwatchedOf, type MonthFacts } from './unwatched';

const month = (account: string, facts: Partial<MonthFacts> = {}): MonthFacts => ({
  account,
  metrics,
  currencies: ['USD'],
  ...facts,
});

test('accounts of which policies see nothing are named with the reason', () => {
  const months = [
    month('7', { currencies: ['EUR'] }),
    month('1'),
    month('2', { currencies: [] }),
    month('3', { metrics: ['amortized'] }),
    month('3', { currencies: ['EUR'] }),
    month('4', { currencies: ['EUR'] }),
    month('4', { currencies: [] }),
    month('5', { currencies: ['EUR'] }),
    month('5', { currencies: ['EUR', 'USD'] }),
    month('6'),
    month('6', { metrics: ['net-amortized'] }),
  ];
  expect(unwatchedOf(months, new Set(['1', '2', '3', '4', '5', '6']), looking)).toEqual([
    { account: '3', reason: 'lacks-metric' },
    { account: '4', reason: 'other-currency' },
    { account: '6', reason: 'lacks-metric' },
    { account: '7', reason: 'not-of-organization' },
  ]);
  expect(
    unwatchedOf(months.slice(3, 4), new Set('3'), { ...looking, metric: 'amortized' }),
  ).toEqual([]);
});
