import type { TestReader } from '@orgcost/alerting';
import { hoursBetween, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pMap from 'p-map';
import type { Context } from '../context';
import { count } from '../output/count';
import { startProgress } from '../output/progress';
import { followTest } from './follow-test';
import { alarmSetter, type SetOff } from './set-off-alarm';
import type { TestProgress } from './test-progress';

/** What a test of an account's alarm came to. */
export type TriedAlarm =
  | ({
      readonly account: AccountId;
      readonly test: string;
      /** From when the alarm was set off to what is told; absent where nothing came of it. */
      readonly seconds?: number;
    } & TestProgress)
  | { readonly account: AccountId; readonly stage: 'untouched' | 'failed'; readonly why: string };

export interface Trying {
  readonly accounts: readonly AccountId[];
  readonly to: TestReader;
  /** Where nobody is mailed, a test has arrived once it is recorded. */
  readonly isMailed: boolean;
  /** Longest wait for what was set off to arrive. */
  readonly waitSeconds: number;
}

const millisecondsBetweenLooks = 2_000;

/** Sets an alarm off in each account, and follows each to its reader. */
export async function tryAlarms(
  { io, settings, clock }: Context,
  ledger: Ledger,
  { accounts, to, isMailed, waitSeconds }: Trying,
): Promise<readonly TriedAlarm[]> {
  const { concurrency } = settings.collection;
  const setOff = alarmSetter({ settings, to, clock, newId: randomUUID });
  const sets = await pMap(accounts, setOff, { concurrency });
  const enough = AbortSignal.any([AbortSignal.timeout(waitSeconds * 1000), io.stop]);
  const progress = await startProgress(io, 'Following tests', accounts.length);
  for (;;) {
    const tried = await pMap(sets, (set) => lookAt(ledger, set), { concurrency });
    const underWay = tried.filter((each) => !hasEnded(each, isMailed)).length;
    progress.advance(tried.length - underWay);
    if (underWay === 0 || enough.aborted) {
      progress.finish(`Followed ${count(tried.length, 'test')}`);
      return tried;
    }
    // It ends early where it is stopped.
    await setTimeout(millisecondsBetweenLooks, undefined, { signal: enough }).catch(
      () => undefined,
    );
  }
}

async function lookAt(ledger: Ledger, set: SetOff): Promise<TriedAlarm> {
  const { account } = set;
  if ('untouched' in set) return { account, stage: 'untouched', why: set.untouched };
  if ('failed' in set) return { account, stage: 'failed', why: set.failed };
  const { test, at } = set;
  const came = await followTest(ledger, { account, id: test.id, at });
  const seconds = 'at' in came ? Math.round(hoursBetween(at, came.at) * 3600) : undefined;
  return { account, test: test.id, ...came, ...(seconds !== undefined && { seconds }) };
}

function hasEnded({ stage }: TriedAlarm, isMailed: boolean): boolean {
  return stage !== 'set-off' && stage !== 'mailed' && (stage !== 'recorded' || !isMailed);
}
