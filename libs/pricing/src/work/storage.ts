import { assumptions } from '../assumptions';
import type { Setting, Way } from '../setting';
import { bytesOfDay, bytesOfMonth, bytesOfStatements } from './item-units';

const {
  bytesOfStorageOverhead,
  bytesPerAccount,
  bytesPerBill,
  bytesPerResult,
  changedDaysPerRun,
  monthsWatched,
} = assumptions;

/** Days of an account in a month: what changes from run to run, and all once more when the bill is final. */
export function daysWritten({ daysOfMonth, runs }: Setting): number {
  return runs.length * changedDaysPerRun + daysOfMonth;
}

/** Bytes in the ledger once the past was fetched, with those of the index. */
export function bytesStored({ accounts, backfill, lines }: Setting, way: Way): number {
  const ofAccount =
    backfill.days * stored(bytesOfDay(lines)) +
    backfill.months * 2 * stored(bytesOfMonth(lines, 31)) +
    (way === 'focus' ? 0 : monthsWatched * 2 * stored(bytesPerBill) + 2 * stored(bytesPerAccount));
  return accounts * ofAccount;
}

/** Bytes that a month adds: what was known before stays. */
export function growth(setting: Setting, way: Way): number {
  const { accounts, lines, runs } = setting;
  const results = way === 'focus' ? 0 : runs.length * 2 * stored(bytesPerResult);
  const month = 2 * stored(bytesOfMonth(lines, 31));
  const ofAccount = daysWritten(setting) * stored(bytesOfDay(lines)) + month + results;
  return accounts * ofAccount + bytesOfStatements(setting);
}

function stored(bytes: number): number {
  return bytes + bytesOfStorageOverhead;
}
