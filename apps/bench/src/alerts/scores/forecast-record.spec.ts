import { addDays, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aDay } from '@orgcost/testing';
import { forecastRecords } from './forecast-record';

const days = Array.from({ length: 61 }, (_, index) =>
  aDay(addDays(parseUtcDay('2025-06-01'), index)),
);

it('asks on three mornings a month, with what is known by then, for what the month came to', () => {
  const mornings = days.map(({ day }, index) => ({ today: day, known: days.slice(0, index) }));
  const asked: (readonly [UtcDay, number])[] = [];
  const records = forecastRecords(
    (known, today) => {
      asked.push([today, known.length]);
      return today < '2025-07-01' ? { amount: parseAmount(`${known.length}`) } : undefined;
    },
    mornings,
    days,
  );
  expect(asked).toEqual([
    ['2025-06-08', 7],
    ['2025-06-15', 14],
    ['2025-06-22', 21],
    ['2025-07-08', 37],
    ['2025-07-15', 44],
    ['2025-07-22', 51],
  ]);
  expect(records).toEqual([
    { dayOfMonth: 8, truth: 30, forecast: { amount: '7' } },
    { dayOfMonth: 15, truth: 30, forecast: { amount: '14' } },
    { dayOfMonth: 22, truth: 30, forecast: { amount: '21' } },
    { dayOfMonth: 8, truth: 31 },
    { dayOfMonth: 15, truth: 31 },
    { dayOfMonth: 22, truth: 31 },
  ]);
});
