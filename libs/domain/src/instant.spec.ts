import fc from 'fast-check';
import {
  epochOf,
  hoursBetween,
  instantFromEpoch,
  InvalidInputError,
  parseInstant,
  parseUtcDay,
  startOfDay,
  utcDayOf,
} from './index';

const epochs = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });

test.each([
  ['2026-11-01T06:00:00Z', '2026-11-01T06:00:00.000Z', '2026-11-01'],
  ['2026-11-01T00:30:00+02:00', '2026-10-31T22:30:00.000Z', '2026-10-31'],
  ['2026-12-31T20:00:00.1239-05:00', '2027-01-01T01:00:00.123Z', '2027-01-01'],
  ['2024-02-29 12:00:00Z', '2024-02-29T12:00:00.000Z', '2024-02-29'],
])('%s is %s, on %s', (text, instant, day) => {
  expect(parseInstant(text)).toBe(instant);
  expect(utcDayOf(parseInstant(text))).toBe(day);
});

test.each([
  '',
  '2026-11-01',
  '2026-11-01T06:00:00',
  '2023-02-29T00:00:00Z',
  '2023-02-29T00:00:00.000Z',
  '2026-11-01T25:00:00Z',
  '2026-11-01T24:00:00.000Z',
  'now',
])('%j is not a moment', (text) => {
  expect(() => parseInstant(text)).toThrow(
    new InvalidInputError(
      `"${text}" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z`,
    ),
  );
});

test('instants sort as text, and are those of the epoch', () => {
  fc.assert(
    fc.property(epochs, epochs, (a, b) => {
      expect(instantFromEpoch(a)).toBe(new Date(a).toISOString());
      expect(epochOf(instantFromEpoch(a))).toBe(a);
      expect(instantFromEpoch(a) < instantFromEpoch(b)).toBe(a < b);
      expect(hoursBetween(instantFromEpoch(a), instantFromEpoch(b))).toBeCloseTo(
        (b - a) / 3_600_000,
        6,
      );
    }),
  );
});

test('a day starts at midnight UTC', () => {
  expect(startOfDay(parseUtcDay('2024-02-29'))).toBe('2024-02-29T00:00:00.000Z');
  expect(
    hoursBetween(startOfDay(parseUtcDay('2026-10-25')), parseInstant('2026-10-26T01:30:00Z')),
  ).toBe(25.5);
});
