import { addDays, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aDay } from '@orgcost/testing';
import type { RaisedChange } from './detector';
import { morningsOf, raisedBy } from './mornings';
import { seriesOf } from './series/series';

it('has a morning each day after four months', () => {
  const mornings = morningsOf(seriesOf('weekly', 1));
  expect(mornings.length).toBe(335);
  expect(mornings[0]?.today).toBe('2025-05-01');
  expect(mornings[0]?.known[0]?.day).toBe('2025-01-01');
  expect(mornings.at(-1)?.today).toBe('2026-03-31');
});

it('has a detector remember what it told', () => {
  const day = (index: number): UtcDay => addDays(parseUtcDay('2025-06-01'), index);
  const mornings = [0, 1, 2].map((index) => ({ today: day(index), known: [aDay(day(index))] }));
  const amount = parseAmount('1');
  const remembered: (readonly RaisedChange[])[] = [];
  const raised = raisedBy((known, today, before) => {
    remembered.push(before);
    return known.map((costs) => ({ day: costs.day, at: today, amount }));
  }, mornings);
  const all = [0, 1, 2].map((index) => ({ day: day(index), at: day(index), amount }));
  expect(raised).toEqual(all);
  expect(remembered).toEqual([[], all.slice(0, 1), all.slice(0, 2)]);
});
