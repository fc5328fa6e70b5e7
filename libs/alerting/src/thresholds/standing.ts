import type { ThresholdRecord } from './threshold-record';
import {
  sameThresholds,
  thresholdsOf,
  type Thresholds,
  type ThresholdSettings,
} from './thresholds';

/**
 * How an account's stack stands to the thresholds that it should have:
 * - `as-wanted`: it has them
 * - `being-changed`
 * - `failed`: it could not be given them
 * - `waiting`: the next reconciliation begins to give them to it
 */
export type ThresholdStanding = 'as-wanted' | 'being-changed' | 'failed' | 'waiting';

/**
 * A stack of an account without a record has the thresholds of all, for a new account's has. What a stack has that took
 * the place of another, as where its account was moved, is not known: a change of the one before may have come to it. It
 * is given what it should have, be it that of all.
 */
export function standingOf(
  settings: ThresholdSettings,
  {
    stack,
    thresholds,
    record,
  }: {
    readonly stack: string;
    /** What it should have. */
    readonly thresholds: Thresholds;
    readonly record: ThresholdRecord | undefined;
  },
): ThresholdStanding {
  if (!record) {
    const ofAll = thresholdsOf({ ...settings, tiers: [] }, { id: '' });
    return sameThresholds(ofAll, thresholds) ? 'as-wanted' : 'waiting';
  }
  if (record.state === 'begun') return 'being-changed';
  if (record.state === 'dropped' || record.stack !== stack) return 'waiting';
  if (!sameThresholds(record.thresholds, thresholds)) return 'waiting';
  return record.state === 'failed' ? 'failed' : 'as-wanted';
}
