import type { Findings } from '../benchmark';
import { collect, openBenchWorld } from '../support/bench-world';

const throttleRate = 0.3;

/** Of all of AWS's answers, the same share is a refusal; each account is to be complete all the same. */
export async function benchThrottled(accounts: number): Promise<Findings> {
  await using world = await openBenchWorld({ accounts, months: 1 });
  world.organization.setFaults({ throttleRate });
  const { run, served } = await collect(world, 'member', '--since', world.today);
  const all = world.organization.organization.accounts.length;
  const { done = 0, 'taken-from-payer': taken = 0, 'no-data-yet': young = 0 } = run.outcomes;
  return {
    benchmark: `member mode, ${accounts} accounts, 1 day, ${throttleRate * 100}% of requests throttled`,
    measures: [
      {
        name: 'accounts that are not complete',
        value: all - done - taken - young,
        against: 0,
        unit: 'accounts',
        atMost: 1,
      },
      { name: 'paid pages', value: run.paidPages, against: served, unit: 'pages', atMost: 1 },
      {
        name: 'requests for each page',
        value: world.organization.requests.count('GetCostAndUsage'),
        against: served,
        unit: 'requests',
      },
    ],
  };
}
