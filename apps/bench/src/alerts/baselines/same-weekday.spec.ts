import { addDays, parseUtcDay } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { sameWeekday } from './same-weekday';

const day = parseUtcDay('2025-06-10');
const today = parseUtcDay('2025-06-13');

/** Of the same weekday, the oldest first, the last of them the day itself. */
const weeksOf = (...dollars: number[]) =>
  dollars.map((each, index) =>
    aDay(addDays(day, -7 * (dollars.length - 1 - index)), [aLine({ amounts: amounts(`${each}`) })]),
  );
const alert = (amount: string) => [{ day, at: today, amount }];

it.each([
  ['far above', weeksOf(100, 102, 98, 100, 100, 102, 98, 100, 150), alert('50')],
  ['above, not by the least change', weeksOf(100, 102, 98, 100, 100, 102, 98, 100, 120), []],
  ['within three deviations', weeksOf(50, 150, 50, 150, 50, 150, 50, 150, 250), []],
  ['above three deviations', weeksOf(50, 150, 50, 150, 50, 150, 50, 150, 261), alert('161')],
  ['beside a ninth week, which is too old', weeksOf(900, 1, 1, 1, 1, 1, 1, 1, 1, 50), alert('49')],
  ['after four weeks', weeksOf(100, 100, 100, 100, 150), alert('50')],
  ['after three', weeksOf(100, 100, 100, 150), []],
  ['of a day of which nothing is known', weeksOf(1, 1, 1, 1, 1, 50).slice(0, -1), []],
])('%s', (_, known, expected) => {
  expect(sameWeekday(known, today, [])).toEqual(expected);
});

it('looks at a day on the morning on which it has settled alone', () => {
  const known = weeksOf(100, 100, 100, 100, 150);
  expect(sameWeekday(known, addDays(today, -1), [])).toEqual([]);
  expect(sameWeekday(known, addDays(today, 1), [])).toEqual([]);
});
