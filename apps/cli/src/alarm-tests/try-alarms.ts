import type { AlarmPolicy, TestProgress, TestReader } from '@orgcost/alerting';
import { hoursBetween, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pMap from 'p-map';
import type { Context } from '../context';
import { failureOf } from '../errors';
import { count } from '../output/count';
import { startProgress } from '../output/progress';
import { followTest } from './follow-test';
import { alarmSetter, type SetOff } from './set-off-alarms';

/** What a test of an alarm came to. */
export type TriedAlarm = { readonly account: AccountId; readonly policy?: AlarmPolicy } & (
  | ({
      readonly test: string;
      /** From when the alarm was set off to what is told; absent where nothing came of it. */
      readonly seconds?: number;
      readonly notSetBack?: string;
    } & TestProgress)
  | { readonly stage: 'untouched' }
  | { readonly stage: 'failed'; readonly why: string }
);

export interface Trying {
  readonly accounts: readonly AccountId[];
  readonly to: TestReader;
  /** Where nobody is mailed, a test has arrived once it is recorded. */
  readonly isMailed: boolean;
  /** Longest wait for what was set off to arrive. */
  readonly waitSeconds: number;
}

const millisecondsBetweenLooks = 2_000;

/** Sets the alarms of each account off, and follows each to its reader. */
export async function tryAlarms(
  { io, settings, clock }: Context,
  ledger: Ledger,
  { accounts, to, isMailed, waitSeconds }: Trying,
): Promise<readonly TriedAlarm[]> {
  const { concurrency } = settings.collection;
  const setOff = alarmSetter({ settings, to, clock, newId: randomUUID, stop: io.stop });
  const sets = (await pMap(accounts, setOff, { concurrency })).flat();
  const enough = AbortSignal.any([AbortSignal.timeout(waitSeconds * 1000), io.stop]);
  const progress = await startProgress(io, 'Following tests', sets.length);
  const ended = new Map<SetOff, TriedAlarm>();
  for (;;) {
    const tried = await pMap(sets, async (set) => ended.get(set) ?? (await lookAt(ledger, set)), {
      concurrency,
    });
    for (const [index, set] of sets.entries()) {
      const each = tried[index];
      if (each && hasEnded(each, isMailed)) ended.set(set, each);
    }
    progress.advance(ended.size);
    if (ended.size === sets.length || enough.aborted) {
      progress.finish(`Followed ${count(sets.length, 'test')}`);
      return tried;
    }
    // It ends early where it is stopped.
    await setTimeout(millisecondsBetweenLooks, undefined, { signal: enough }).catch(
      () => undefined,
    );
  }
}

async function lookAt(ledger: Ledger, { account, policy, ...set }: SetOff): Promise<TriedAlarm> {
  const alarm = { account, ...(policy !== undefined && { policy }) };
  if ('untouched' in set) return { ...alarm, stage: 'untouched' };
  if ('failed' in set) return { ...alarm, stage: 'failed', why: set.failed };
  const { test, at, notSetBack } = set;
  try {
    const came = await followTest(ledger, { account, id: test.id, at });
    return {
      ...alarm,
      test: test.id,
      ...came,
      ...('at' in came && { seconds: Math.round(hoursBetween(at, came.at) * 3600) }),
      ...(notSetBack !== undefined && { notSetBack }),
    };
  } catch (error) {
    return {
      ...alarm,
      stage: 'failed',
      why: `Set off, and not followed: ${failureOf(error).message}`,
    };
  }
}

function hasEnded({ stage }: TriedAlarm, isMailed: boolean): boolean {
  return stage !== 'set-off' && stage !== 'mailed' && (stage !== 'recorded' || !isMailed);
}
