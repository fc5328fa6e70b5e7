import { parseUtcDay, type UtcDay } from '@orgcost/domain';
import { parseAmount, type Amount } from '@orgcost/money';
import { usualOf } from './usual';

const tuesday = parseUtcDay('2026-11-24');

const amounts = (of: Readonly<Record<string, string>>): Map<UtcDay, Amount> =>
  new Map(Object.entries(of).map(([day, amount]) => [parseUtcDay(day), parseAmount(amount)]));

const tuesdays = {
  '2026-11-17': '12',
  '2026-11-10': '10',
  '2026-11-03': '10.5',
  '2026-10-27': '900',
  '2026-10-20': '9',
  '2026-10-13': '11',
  '2026-10-06': '10',
  '2026-09-29': '8',
};

it('is the median of the same weekdays of eight weeks, whatever one of them cost', () => {
  const others = {
    '2026-11-24': '77',
    '2026-11-18': '1000',
    '2026-11-23': '1',
    '2026-09-22': '5000',
  };
  expect(usualOf(tuesday, amounts({ ...tuesdays, ...others }))).toEqual({
    amount: '10.25',
    spread: '1',
    low: '8',
    high: '900',
    weeks: 8,
  });
});

it('takes those of them that are known, four at the least', () => {
  const { '2026-11-17': a, '2026-11-03': b, '2026-10-06': c, '2026-09-29': d } = tuesdays;
  const four = { '2026-11-17': a, '2026-11-03': b, '2026-10-06': c, '2026-09-29': d };
  expect(usualOf(tuesday, amounts(four))).toEqual({
    amount: '10.25',
    spread: '1',
    low: '8',
    high: '12',
    weeks: 4,
  });
  const three = { '2026-11-03': b, '2026-10-06': c, '2026-09-29': d };
  expect(usualOf(tuesday, amounts(three))).toBeUndefined();
});
