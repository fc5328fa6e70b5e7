import { eventSchema, monthOf } from './event';

test.each([
  [{ time: '2026-12-08T06:00:00Z' }, '2026-11'],
  [{ time: '2027-01-01T00:00:00Z' }, '2026-12'],
  [{ month: '2026-09' }, '2026-09'],
  [{ month: '2026-09', time: '2026-12-08T06:00:00Z' }, '2026-09'],
])('%j is about %s', (event, month) => {
  expect(monthOf(eventSchema.parse(event))).toBe(month);
});

test.each([{}, { month: 'September' }, { time: '<aws.scheduler.scheduled-time>' }])(
  '%j is none',
  (event) => {
    expect(eventSchema.safeParse(event).success).toBe(false);
  },
);
