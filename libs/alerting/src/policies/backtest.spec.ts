import { dayRange, parseUtcDay } from '@orgcost/domain';
import { aHistory, looking, weekly } from '../series/history.fixture';
import { backtest } from './backtest';

const mornings = dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-12-01'));
const days = aHistory('2026-06-01', '2026-12-01', '2026-12-05T00:00:00Z', (day) =>
  day === '2026-11-10' ? '450' : weekly(day),
);

const told = (policies: Parameters<typeof backtest>[0]) =>
  backtest(policies, { account: '1', days }, mornings, looking).map(
    ({ policy, period, at }) => `${policy} ${period} on ${at.slice(0, 10)}`,
  );

it('finds what each morning would have found, once', () => {
  expect(
    told({
      monthToDate: 1500,
      daily: 400,
      change: { percent: 50, minimum: 20 },
      budget: { amount: 2800, steps: [50, 100] },
    }),
  ).toEqual([
    // October was above before the first of these mornings.
    'month-to-date 2026-10 on 2026-11-01',
    'budget 2026-10 on 2026-11-01',
    'daily 2026-11-10 on 2026-11-11',
    'change 2026-11-10 on 2026-11-13',
    'budget 2026-11 on 2026-11-14',
    'month-to-date 2026-11 on 2026-11-15',
  ]);
});

it('finds nothing before there is a history', () => {
  const young = days.filter(({ day }) => day >= '2026-11-01');
  expect(
    backtest(
      { change: { percent: 50, minimum: 20 }, forecast: 1 },
      { account: '1', days: young },
      mornings,
      looking,
    ),
  ).toEqual([]);
});
