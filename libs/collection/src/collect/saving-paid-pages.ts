import { hoursBetween, type Clock } from '@orgcost/domain';
import type { PageMeter } from '../run/page-meter';
import type { PlannedRun } from '../plan/plan';
import type { RunLedger } from '../ports/run-ledger';
import { startedRun } from './run-record';

const secondsBetweenSaves = 10;

/** Saves the run again now and then, as results come in, so that one that is killed tells what it paid till then. */
export function savingPaidPages({
  plan,
  runs,
  meter,
  clock,
}: {
  readonly plan: PlannedRun;
  readonly runs: Pick<RunLedger, 'saveRun' | 'saveResult'>;
  readonly meter: PageMeter;
  readonly clock: Clock;
}): Pick<RunLedger, 'saveResult'> {
  let savedAt = plan.startedAt;
  return {
    async saveResult(result) {
      await runs.saveResult(result);
      const now = clock();
      if (hoursBetween(savedAt, now) * 3600 < secondsBetweenSaves) return;
      savedAt = now;
      await runs.saveRun(startedRun(plan, meter.paid));
    },
  };
}
