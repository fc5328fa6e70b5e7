import { addedInADay } from './billing-alarms';
import { evaluate, type Point } from './metric-math.fixture';

const added = (points: readonly Point[], at: string) => evaluate(addedInADay('m'), 'm', points, at);

/** The metric comes every six hours; `monthToDate` says what it is then. */
function points(from: string, to: string, monthToDate: (time: Date) => number): Point[] {
  const sixHours = 6 * 60 * 60 * 1000;
  const count = (Date.parse(to) - Date.parse(from)) / sixHours;
  return Array.from({ length: count }, (_, index) => {
    const time = new Date(Date.parse(from) + index * sixHours);
    return { time: time.toISOString(), value: monthToDate(time) };
  });
}

/** Days of the month that have passed. */
const daysGone = (time: Date) => time.getUTCDate() - 1 + time.getUTCHours() / 24;
const steady = points('2026-11-20T00:00Z', '2026-12-10T00:00Z', (time) => 100 * daysGone(time));

describe('what 24 hours add', () => {
  it.each(['2026-11-25T00:00Z', '2026-11-25T13:30Z', '2026-12-05T06:01Z'])(
    'is what they add, whenever they end: %s',
    (at) => {
      expect(added(steady, at)).toBeCloseTo(100);
    },
  );

  it('is the 24 hours before, not a UTC day', () => {
    // 500 more on the 25th at noon: seen until noon of the 26th.
    const jump = points(
      '2026-11-20T00:00Z',
      '2026-11-30T00:00Z',
      (time) => 100 * daysGone(time) + (time >= new Date('2026-11-25T12:00Z') ? 500 : 0),
    );
    expect(
      ['2026-11-25T12:00Z', '2026-11-25T12:01Z', '2026-11-26T12:00Z', '2026-11-26T12:01Z'].map(
        (at) => added(jump, at),
      ),
    ).toEqual([100, 600, 600, 100]);
  });
});

describe('when a month begins, what 24 hours add', () => {
  it('is never more than they do, nor negative, where each day costs the same', () => {
    // Hand-computed: from December's second day on it is 100; on the first, what November's last hours added.
    expect(
      [
        ['2026-11-30T18:01Z', 100],
        ['2026-12-01T00:00Z', 100],
        // November's last value is 2,975; the day before, 2,875 to 2,950.
        ['2026-12-01T06:00Z', 75],
        ['2026-12-01T12:00Z', 50],
        ['2026-12-01T18:00Z', 25],
      ].map(([at]) => added(steady, String(at))),
    ).toEqual([100, 100, 75, 50, 25]);
    for (const at of [
      '2026-12-02T00:00Z',
      '2026-12-02T06:00Z',
      '2026-12-02T18:01Z',
      '2026-12-03T00:00Z',
    ]) {
      expect(added(steady, at)).toBeGreaterThan(60);
      expect(added(steady, at)).toBeLessThanOrEqual(100);
    }
    expect(added(steady, '2026-12-03T00:01Z')).toBeCloseTo(100);
  });

  it('has a fee of the first whole, also where it is less than the month before had come to', () => {
    const withFee = points(
      '2026-11-20T00:00Z',
      '2026-12-10T00:00Z',
      (time) => 100 * daysGone(time) + (time >= new Date('2026-12-01T00:00Z') ? 800 : 0),
    );
    // 800, and 75 until 18:00.
    expect(added(withFee, '2026-12-02T00:00Z')).toBe(875);
    // Over the 36 hours since: 800 + 150 - 25, for 24 hours of them.
    expect(added(withFee, '2026-12-02T12:00Z')).toBeCloseTo((925 * 24) / 36);
    expect(added(withFee, '2026-12-03T00:01Z')).toBe(100);
  });

  it('has a fee of the first above the month before where it is more than that', () => {
    const small = points(
      '2026-11-20T00:00Z',
      '2026-12-10T00:00Z',
      (time) => daysGone(time) + (time >= new Date('2026-12-01T00:00Z') ? 800 : 0),
    );
    // 800.75, and November's 29.75.
    expect(added(small, '2026-12-02T00:00Z')).toBe(771);
  });

  it('is not the whole month before where that is still told on the first', () => {
    const late = steady.map(({ time, value }) =>
      time >= '2026-12-01T00:00' && time < '2026-12-01T12:00'
        ? { time, value: 3000 }
        : { time, value },
    );
    // 3,000 and 2,975; then 100 since the month began, 30 hours ago; then 125, 36 hours ago.
    expect(added(late, '2026-12-02T00:00Z')).toBe(25);
    expect(added(late, '2026-12-02T12:00Z')).toBeCloseTo((125 * 24) / 36);
    expect(added(late, '2026-12-03T12:01Z')).toBe(100);
  });

  it('is what the month has come to where data was missing while it began', () => {
    const gap = steady.filter(
      ({ time }) => time < '2026-11-30T12:00' || time >= '2026-12-02T06:00',
    );
    // 2 December, 06:00, to 3 December, 06:00: 200. Nothing the day before; 2,925 the day before that.
    expect(added(gap, '2026-12-03T06:00Z')).toBe(200);
  });
});

describe('where data is missing, what 24 hours add', () => {
  it('is what was added since the last that is there', () => {
    const gap = steady.filter(
      ({ time }) => time < '2026-11-24T00:00' || time >= '2026-11-26T00:00',
    );
    expect(added(gap, '2026-11-27T00:00Z')).toBe(300);
  });

  it('is the most recent that can be told, while nothing comes', () => {
    const ended = steady.filter(({ time }) => time < '2026-11-24T00:00');
    // 2,275 on the 23rd at 18:00, 2,225 in the 24 hours until noon.
    expect(added(ended, '2026-11-25T12:00Z')).toBe(50);
  });

  it('is told when late data comes', () => {
    const at = '2026-11-25T00:00Z';
    const late = steady.filter(
      ({ time }) => time < '2026-11-23T00:00' || time >= '2026-11-25T00:00',
    );
    expect([added(late, at), added(steady, at)]).toEqual([100, 100]);
    expect(added(late.slice(0, 1), '2026-11-21T00:00Z')).toBeUndefined();
  });

  it('is nothing in the first 24 hours of an account, and no alarm', () => {
    const young = steady.filter(({ time }) => time >= '2026-11-24T00:00');
    expect(added(young, '2026-11-25T00:00Z')).toBeUndefined();
    expect(added(young, '2026-11-25T06:01Z')).toBe(100);
  });
});
