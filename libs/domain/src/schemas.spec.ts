import type * as z from 'zod';
import {
  amountSchema,
  billingPeriodSchema,
  costOriginSchema,
  dayRangeSchema,
  instantSchema,
  utcDaySchema,
} from './index';

test('text from outside becomes the domain’s own', () => {
  expect(amountSchema.parse('8.0E-7')).toBe('0.0000008');
  expect(utcDaySchema.parse('2024-02-29')).toBe('2024-02-29');
  expect(billingPeriodSchema.parse('2024-02')).toBe('2024-02');
  expect(instantSchema.parse('2024-02-29T01:00:00+01:00')).toBe('2024-02-29T00:00:00.000Z');
  expect(dayRangeSchema.parse({ from: '2024-02-29', to: '2024-03-01' })).toEqual({
    from: '2024-02-29',
    to: '2024-03-01',
  });
  expect(['member', 'payer', 'focus:AWS'].map((origin) => costOriginSchema.parse(origin))).toEqual([
    'member',
    'payer',
    'focus:AWS',
  ]);
});

test.each([
  [
    'amount',
    amountSchema,
    'ten',
    '"ten" is not an amount: expected a decimal number such as -12.3456',
  ],
  ['day', utcDaySchema, '2026-02-30', '"2026-02-30" is not a day: the calendar does not have it'],
  [
    'month',
    billingPeriodSchema,
    '2026-13',
    '"2026-13" is not a month: write it as YYYY-MM, such as 2026-11',
  ],
  [
    'moment',
    instantSchema,
    '2026-11-01',
    '"2026-11-01" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z',
  ],
])('what is no %s is told', (_what, schema: z.ZodType, text, message) => {
  expect(schema.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('an origin of another kind is none', () => {
  expect(costOriginSchema.safeParse('focus').success).toBe(false);
});
