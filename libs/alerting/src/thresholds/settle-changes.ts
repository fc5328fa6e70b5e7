import { epochOf, type Clock, type Instant } from '@orgcost/domain';
import pMap from 'p-map';
import type { AlarmStacks, ChangeOutcome } from '../ports/alarm-stacks';
import type { ThresholdLedger } from '../ports/threshold-ledger';
import { recordsAtATime } from './records-at-a-time';
import type { ThresholdRecord } from './threshold-record';

/** Whoever keeps a record begins its change right after: before that has passed, it may be about to. */
const beginsWithinMilliseconds = 15 * 60 * 1000;

/** The records, with what became of the changes that were going on: that is kept, too. */
export async function settleChanges(
  {
    stacks,
    thresholds,
    clock,
  }: {
    readonly stacks: Pick<AlarmStacks, 'outcomeOf'>;
    readonly thresholds: Pick<ThresholdLedger, 'replaceThresholds'>;
    readonly clock: Clock;
  },
  records: readonly ThresholdRecord[],
): Promise<readonly ThresholdRecord[]> {
  const changes = new Set(
    records.filter(({ state }) => state === 'begun').map(({ change }) => change),
  );
  const outcomes = new Map<string, ChangeOutcome | undefined>();
  for (const change of changes) outcomes.set(change, await stacks.outcomeOf(change));

  return pMap(
    records,
    async (record) => {
      const outcome = outcomes.get(record.change);
      if (record.state !== 'begun' || outcome === undefined) return record;
      const settled = settledRecord(record, outcome, clock());
      if (settled !== record) await thresholds.replaceThresholds(settled, record.change);
      return settled;
    },
    { concurrency: recordsAtATime },
  );
}

function settledRecord(
  record: ThresholdRecord,
  outcome: ChangeOutcome,
  now: Instant,
): ThresholdRecord {
  const reason = outcome.get(record.account);
  if (reason !== undefined) return { ...record, state: 'failed', at: now, reason };
  if (outcome.has(record.account)) return { ...record, state: 'made', at: now };
  if (epochOf(now) - epochOf(record.at) < beginsWithinMilliseconds) return record;
  return { ...record, state: 'dropped', at: now, reason: 'The change did not come to the account' };
}
