import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { isSettled } from './settled';

it.each([
  ['2026-11-26T23:59:59.999Z', false],
  ['2026-11-27T00:00:00Z', true],
  ['2026-12-24T00:00:00Z', true],
  ['2026-11-24T06:00:00Z', false],
])('a day is settled 48 hours after its end: seen at %s, %s', (seenAt, settled) => {
  const day = { day: parseUtcDay('2026-11-24'), seenAt: parseInstant(seenAt) };
  expect(isSettled(day, 48)).toBe(settled);
});

it('waits as long as is set', () => {
  const day = { day: parseUtcDay('2026-11-24'), seenAt: parseInstant('2026-11-25T12:00:00Z') };
  expect([0, 12, 13].map((hours) => isSettled(day, hours))).toEqual([true, true, false]);
});
