import { daysBetween, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { amountsByDay, isRunning } from '../series/amounts-by-day';
import { aHistory, isWeekend, looking, weekly } from '../series/history.fixture';
import { changeOn } from './change';

const policy = { percent: 30, minimum: 20 };

const seen = '2026-11-30T06:00:00Z';
const changes = (costOn: (day: UtcDay) => string | undefined, day: string, of = policy) =>
  changeOn(
    parseUtcDay(day),
    amountsByDay(aHistory('2026-08-01', '2026-11-28', seen, costOn), looking, isRunning),
    of,
  );

const except = (special: Readonly<Record<string, string>>) => (day: UtcDay) =>
  special[day] ?? weekly(day);

it('is a day above the same weekdays by percent, minimum and what they are apart', () => {
  expect(changes(except({ '2026-11-24': '130.01' }), '2026-11-24')).toEqual({
    day: '2026-11-24',
    amount: '130.01',
    above: '130',
    usual: { amount: '100', spread: '0', low: '100', high: '100', weeks: 8 },
    monthly: '0',
  });
  expect(changes(except({ '2026-11-24': '130' }), '2026-11-24')).toBeUndefined();
});

it('holds a Saturday against Saturdays', () => {
  expect(changes(except({ '2026-11-21': '100' }), '2026-11-21')?.above).toBe('60');
  expect(changes(weekly, '2026-11-21')).toBeUndefined();
});

it.each([
  [{ percent: 5, minimum: 50 }, '150'],
  [{ percent: 80, minimum: 50 }, '180'],
])('takes the larger of percent and minimum: %j', (of, above) => {
  expect(changes(except({ '2026-11-24': '500' }), '2026-11-24', of)?.above).toBe(above);
});

it('wants more of an account whose weekdays differ much', () => {
  const restless = (day: UtcDay) =>
    daysBetween(parseUtcDay('2026-11-24'), day) % 14 === 0 ? '60' : '140';
  // Its Tuesdays are 60 and 140 by turns.
  const special = (day: UtcDay) => (day === '2026-11-24' ? '300' : restless(day));
  expect(changes(special, '2026-11-24')).toMatchObject({ usual: { spread: '40' }, above: '260' });
});

it('knows what comes on the same day of each month', () => {
  const monthly = (day: UtcDay) => (day.endsWith('-20') ? '600' : isWeekend(day) ? '40' : '100');
  expect(changes(monthly, '2026-11-20')).toBeUndefined();
  // Once is no rhythm.
  expect(changes(except({ '2026-10-20': '600', '2026-11-20': '600' }), '2026-11-20')?.above).toBe(
    '130',
  );
  // More than what comes each month is told.
  const more = (day: UtcDay) => (day === '2026-11-20' ? '800' : monthly(day));
  expect(changes(more, '2026-11-20')?.above).toBe('780');
});

it('does not expect a credit of each month, which would lower what is usual', () => {
  const credited = (day: UtcDay) =>
    day === '2026-11-20' ? '300' : day.endsWith('-20') ? '-500' : weekly(day);
  expect(changes(credited, '2026-11-20')).toEqual({
    day: '2026-11-20',
    amount: '300',
    above: '130',
    usual: { amount: '100', spread: '0', low: '100', high: '100', weeks: 8 },
    monthly: '0',
  });
});

it('says nothing of days that are not known, or without history', () => {
  const missing = (day: UtcDay) => (day === '2026-11-24' ? undefined : weekly(day));
  expect(changes(missing, '2026-11-24')).toBeUndefined();
  const young = (day: UtcDay) =>
    day < '2026-11-03' ? undefined : day === '2026-11-24' ? '900' : '1';
  expect(changes(young, '2026-11-24')).toBeUndefined();
});
