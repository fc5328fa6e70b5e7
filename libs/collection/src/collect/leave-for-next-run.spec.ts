import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { leaveForNextRun } from './leave-for-next-run';
import { CappedPageMeter } from '../run/page-meter';
import type { AccountResult } from '../run/run';

test('accounts that nothing is told of are named, with what is known of them', async () => {
  const kept: AccountResult[] = [];
  const unused = () => Promise.reject(new Error('nothing is read or recorded'));
  const coverage = { since: parseUtcDay('2026-10-01'), lastComplete: parseUtcDay('2026-11-22') };
  const window = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-24') };

  const results = await leaveForNextRun(
    [
      { account: '111111111111', ranges: [window], coverage },
      { account: '222222222222', ranges: [window] },
    ],
    'its batch ended early',
    {
      plan: {
        run: 'now',
        mode: 'member',
        startedAt: parseInstant('2026-11-23T06:00:00Z'),
        today: parseUtcDay('2026-11-23'),
        window,
        everyAccount: true,
      },
      costs: { record: unused },
      billing: { saveBilledMonths: unused },
      runs: {
        saveResult: (result) => Promise.resolve(void kept.push(result)),
      },
      meter: new CappedPageMeter(),
      clock: fail,
      concurrency: 2,
    },
  );

  const left = {
    run: 'now',
    outcome: 'left-for-next-run',
    reason: 'its batch ended early',
    ranges: [window],
    paidPages: 0,
    daysWritten: 0,
    daysUnchanged: 0,
    daysSuperseded: 0,
  };
  expect(results).toEqual([
    { ...left, account: '111111111111', coverage },
    { ...left, account: '222222222222' },
  ]);
  expect(kept).toEqual(results);
});

function fail(): never {
  throw new Error('nothing is asked');
}
