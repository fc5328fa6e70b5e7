import { epochOf, type Instant } from '@orgcost/domain';
import type { AlarmStack } from '../ports/alarm-stacks';
import { standingOf } from './standing';
import type { ThresholdRecord } from './threshold-record';
import {
  thresholdsOf,
  type Thresholds,
  type ThresholdSettings,
  type TieredAccount,
} from './thresholds';

/** StackSets name no limit: this many keep a request, and a refusal, small. */
const accountsInChange = 500;

/** An account that failed is tried again after this; at once, where it is to get other thresholds. */
const retryAfterMilliseconds = 24 * 60 * 60 * 1000;

/** One change: the same thresholds for many accounts. */
export interface PlannedChange {
  readonly thresholds: Thresholds;
  readonly stacks: readonly AlarmStack[];
}

export interface ThresholdState {
  readonly stacks: readonly AlarmStack[];
  /** Accounts that are not among them are left as they are. */
  readonly accounts: readonly TieredAccount[];
  readonly records: readonly ThresholdRecord[];
  readonly now: Instant;
}

/**
 * Which accounts are to be given other thresholds.
 *
 * An account of no tier that had others is given those of all like any others, rather than having its own taken away:
 * then its record tells what it has.
 */
export function planChanges(
  settings: ThresholdSettings,
  { stacks, accounts, records, now }: ThresholdState,
): readonly PlannedChange[] {
  const accountsById = new Map(accounts.map((account) => [account.id, account]));
  const recordsByAccount = new Map(records.map((record) => [record.account, record]));

  const wanted = new Map<string, { thresholds: Thresholds; stacks: AlarmStack[] }>();
  for (const stack of stacks) {
    const account = accountsById.get(stack.account);
    if (!account) continue;
    const thresholds = thresholdsOf(settings, account);
    const record = recordsByAccount.get(stack.account);
    const standing = standingOf(settings, { ...stack, thresholds, record });
    if (standing !== 'waiting' && !(standing === 'failed' && isTriedAgain(record, now))) continue;
    const key = `${thresholds.monthToDate}/${thresholds.daily ?? ''}`;
    const others = wanted.get(key);
    if (others) others.stacks.push(stack);
    else wanted.set(key, { thresholds, stacks: [stack] });
  }
  return [...wanted.values()].flatMap(inParts);
}

function isTriedAgain(record: ThresholdRecord | undefined, now: Instant): boolean {
  return record !== undefined && epochOf(now) - epochOf(record.at) >= retryAfterMilliseconds;
}

function inParts({ thresholds, stacks }: PlannedChange): readonly PlannedChange[] {
  return Array.from({ length: Math.ceil(stacks.length / accountsInChange) }, (_, part) => ({
    thresholds,
    stacks: stacks.slice(part * accountsInChange, (part + 1) * accountsInChange),
  }));
}
