import { daysOf, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { amountsByDay, isRunning } from '../series/amounts-by-day';
import { aHistory, looking, weekly } from '../series/history.fixture';
import { changesToTell, type ToldChange } from './changes';

const policy = { percent: 30, minimum: 20 };
const days = daysOf({ from: parseUtcDay('2026-11-10'), to: parseUtcDay('2026-11-28') });

const told = (costOn: (day: UtcDay) => string, before: readonly ToldChange[] = []): string[] => {
  const history = aHistory('2026-07-01', '2026-11-28', '2026-11-30T06:00:00Z', costOn);
  const amounts = amountsByDay(history, looking, isRunning);
  return changesToTell(days, amounts, policy, before).map(({ day }) => day);
};

const before = (day: string, amount: string, usual = '100'): ToldChange => ({
  day: parseUtcDay(day),
  amount: parseAmount(amount),
  usual: parseAmount(usual),
});

const raisedFrom = (first: string, amount: string) => (day: UtcDay) =>
  day >= first ? amount : weekly(day);

it('tells of a change that goes on once', () => {
  expect(told(raisedFrom('2026-11-16', '200'))).toEqual(['2026-11-16']);
});

it('tells of one that goes on working days only once', () => {
  const workdays = (day: UtcDay) =>
    day >= '2026-11-11' && weekly(day) === '100' ? '200' : weekly(day);
  expect(told(workdays)).toEqual(['2026-11-11']);
});

it('tells of it again when it has doubled', () => {
  const growing: Record<string, string> = {
    '2026-11-16': '200',
    '2026-11-17': '290',
    '2026-11-18': '310',
  };
  expect(told((day) => growing[day] ?? weekly(day))).toEqual(['2026-11-16', '2026-11-18']);
});

it('knows what was told weeks before, as long as it goes on', () => {
  const long = raisedFrom('2026-10-26', '200');
  expect(told(long)).toEqual(['2026-11-10']);
  expect(told(long, [before('2026-10-26', '200')])).toEqual([]);
});

it('follows one back for six weeks, and a week more to what was told', () => {
  // Never on the same weekday often enough to become usual.
  const everySixDays = daysOf({ from: parseUtcDay('2026-10-17'), to: parseUtcDay('2026-11-29') })
    .filter((_, index) => index % 6 === 0)
    .map(String);
  const since = ['2026-10-16', ...everySixDays];
  const costs = (day: UtcDay) => (since.includes(day) ? '200' : weekly(day));
  const until = { from: parseUtcDay('2026-11-10'), to: parseUtcDay('2026-11-29') };
  const lookingBackTo = (day: string): string[] => {
    const history = aHistory('2026-07-01', '2026-11-29', '2026-12-01T06:00:00Z', costs);
    const amounts = amountsByDay(history, looking, isRunning);
    return changesToTell(daysOf(until), amounts, policy, [before(day, '200')]).map(
      ({ day: told }) => told,
    );
  };
  expect(lookingBackTo('2026-10-10')).toEqual([]);
  expect(lookingBackTo('2026-10-09')).toEqual(['2026-11-28']);
});

it('tells of another one, more than a week after', () => {
  const two = (day: UtcDay) => (['2026-11-10', '2026-11-18'].includes(day) ? '200' : weekly(day));
  expect(told(two)).toEqual(['2026-11-10', '2026-11-18']);
});

it.each([
  ['the same day, with more than it had', '2026-11-16', '500', before('2026-11-16', '200')],
  ['a day before what was told', '2026-11-16', '200', before('2026-11-18', '200')],
])('does not repeat itself for late data: %s', (_, day, amount, known) => {
  const late = (each: UtcDay) =>
    each === day ? amount : each === '2026-11-18' && known.day === each ? '200' : weekly(each);
  expect(told(late, [known])).toEqual([]);
});
