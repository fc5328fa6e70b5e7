import { clockOf } from './clock';

const local = { AWS_ENDPOINT_URL_COST_EXPLORER: 'http://127.0.0.1:1' };

describe('the clock', () => {
  let now: number;
  const clock = (env: Record<string, string>) => clockOf({ env, now: () => now });

  beforeEach(() => {
    now = Date.parse('2026-11-23T09:30:00Z');
  });

  it("is the machine's", () => {
    expect(clock({})()).toBe('2026-11-23T09:30:00.000Z');
    expect(clock({ ORGCOST_TODAY: '' })()).toBe('2026-11-23T09:30:00.000Z');
  });

  it('goes on from the same time on the day of a local organization', () => {
    const shifted = clock({ ...local, ORGCOST_TODAY: '2026-02-28' });
    expect(shifted()).toBe('2026-02-28T09:30:00.000Z');
    now += 24 * 3600 * 1000;
    expect(shifted()).toBe('2026-03-01T09:30:00.000Z');
  });

  it('never misdates a look at AWS', () => {
    expect(() => clock({ ORGCOST_TODAY: '2026-02-28' })).toThrow(
      'ORGCOST_TODAY is for a local organization, and AWS_ENDPOINT_URL_COST_EXPLORER names none: unset it',
    );
    expect(() => clock({ ...local, ORGCOST_TODAY: '2026-02-30' })).toThrow(
      'ORGCOST_TODAY "2026-02-30" is not a day: the calendar does not have it',
    );
  });
});
