import { parseUtcDay } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { straightLine } from './straight-line';

const known = [
  ['2025-05-31', '900'],
  ['2025-06-01', '10'],
  ['2025-06-02', '20.5'],
  ['2025-06-04', '11'],
  ['2025-06-05', '1'],
].map(([day = '', dollars = '']) => aDay(day, [aLine({ amounts: amounts(dollars) })]));

it("takes the month's settled days for all of its days", () => {
  expect(straightLine(known, parseUtcDay('2025-06-07'))).toEqual({ amount: '415' });
});

it('abstains while none has settled', () => {
  expect(straightLine(known, parseUtcDay('2025-06-03'))).toBeUndefined();
});
