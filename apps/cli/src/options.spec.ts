import { momentOrDay } from './options';

describe('a moment or a day', () => {
  it.each([
    ['2026-11-01T06:00:00Z', '2026-11-01T06:00:00.000Z'],
    ['2026-11-01T06:00:00+01:00', '2026-11-01T05:00:00.000Z'],
    // The last moment that a ledger can tell from the next day's first.
    ['2026-11-01', '2026-11-01T23:59:59.999Z'],
    ['2026-12-31', '2026-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, moment) => {
    expect(momentOrDay.parse(text)).toBe(moment);
  });

  it.each([
    ['2026-02-30', '"2026-02-30" is not a day: the calendar does not have it'],
    [
      '2026-11-01T06:00:00',
      '"2026-11-01T06:00:00" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z',
    ],
  ])('%s is neither', (text, message) => {
    expect(momentOrDay.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([
      message,
    ]);
  });
});
