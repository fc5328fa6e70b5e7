import { addDays, parseInstant, parseUtcDay, startOfDay, type DayRange } from '@orgcost/domain';
import type { CollectionContext } from './collection-context';
import { CappedPageMeter } from '../run/page-meter';
import type { PlannedRun } from '../plan/plan';
import type { BilledMonth } from '../ports/billing-ledger';
import type { Observation } from '../ports/cost-ledger';
import type { AccountResult } from '../run/run';

// What the specs of a run's steps have in common.

export const window: DayRange = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-24') };

export const plannedRun: PlannedRun = {
  run: 'now',
  mode: 'member',
  startedAt: parseInstant('2026-11-23T06:00:00Z'),
  today: parseUtcDay('2026-11-23'),
  window,
  everyAccount: true,
  collectedSince: window.from,
};

export interface RecordingContext extends CollectionContext {
  readonly recorded: readonly Observation[];
  readonly billed: readonly BilledMonth[];
  readonly saved: readonly AccountResult[];
}

/** Keeps what a step records; every day counts as written. The clock says that it is a day later at each look. */
export function recordingContext(facts: Partial<CollectionContext> = {}): RecordingContext {
  const recorded: Observation[] = [];
  const billed: BilledMonth[] = [];
  const saved: AccountResult[] = [];
  let looks = 0;
  return {
    plan: plannedRun,
    costs: {
      record: (observation) => {
        recorded.push(observation);
        const written = observation.days.map(({ day }) => day);
        return Promise.resolve({ written, unchanged: [], superseded: [] });
      },
    },
    billing: { saveBilledMonths: (months) => Promise.resolve(void billed.push(...months)) },
    runs: { saveResult: (result) => Promise.resolve(void saved.push(result)) },
    meter: new CappedPageMeter(),
    clock: () => startOfDay(addDays(parseUtcDay('2026-11-23'), looks++)),
    concurrency: 1,
    ...facts,
    recorded,
    billed,
    saved,
  };
}

/** A result of the planned run, but for what a test cares about. */
export function aResult(facts: Partial<AccountResult> = {}): AccountResult {
  return {
    run: 'now',
    account: '111111111111',
    outcome: 'done',
    ranges: [window],
    paidPages: 0,
    daysWritten: 0,
    daysUnchanged: 0,
    daysSuperseded: 0,
    ...facts,
  };
}
