import { assumptions } from '../assumptions';
import type { RateName } from '../rates';
import { exactly } from '../range';
import type { Period, RunDays, Setting, Way, Work } from '../setting';
import {
  bytesOfDay,
  bytesOfMonth,
  queryUnits,
  readUnits,
  strongQueryUnits,
  writeUnits,
  writeUnitsWithIndex,
} from './item-units';
import { bytesStored, daysWritten, growth } from './storage';

const {
  bytesPerAccount,
  bytesPerBill,
  bytesPerResult,
  bytesPerRun,
  daysBetweenWatches,
  monthsWatched,
  putsOfPreviousMonth,
} = assumptions;

/** A run is put when it begins and when it ends. */
const putsOfRun = 2;

/** Write and read units, and what is stored. Days that did not change are compared, and not written. */
export function ledgerWork(setting: Setting, way: Way, period: Period): Work[] {
  return period === 'month' ? workOfMonth(setting, way) : workOfBackfill(setting, way);
}

/**
 * About the write units of a run, with those of the index, if each of its days were new, of so many lines. What a watch
 * of older months keeps of their bills comes on top.
 */
export function writeUnitsOfRun({
  accountDays,
  accountMonths,
  accounts,
  firstBills,
  lines,
}: {
  readonly accountDays: number;
  readonly accountMonths: number;
  readonly accounts: number;
  /** Months of accounts of which the payer's bill is kept before they are read. */
  readonly firstBills: number;
  readonly lines: number;
}): number {
  return (
    accountDays * writeUnits(bytesOfDay(lines)) +
    accountMonths * writeUnitsWithIndex(bytesOfMonth(lines, 31)) +
    firstBills * writeUnitsWithIndex(bytesPerBill) +
    writesOfRuns({ accounts }, 1)
  );
}

function workOfMonth(setting: Setting, way: Way): Work[] {
  const { accounts, daysOfMonth, lines, runs } = setting;
  const monthAt = (days: number): number => bytesOfMonth(lines, days);
  const putsOfMonths = [
    ...runs.map(({ open }) => open),
    ...Array.from({ length: putsOfPreviousMonth }, () => daysOfMonth),
  ];
  const months = sum(putsOfMonths.map((days) => writeUnitsWithIndex(monthAt(days))));
  const compared = sum(runs.map((run) => readUnitsOfRun(run, monthAt)));
  const watches = Math.ceil(daysOfMonth / daysBetweenWatches);
  return [
    writes('changed days', accounts * daysWritten(setting) * writeUnits(bytesOfDay(lines))),
    writes('their months', accounts * months),
    ...(way === 'focus' ? [] : [writes('runs, results', writesOfRuns(setting, runs.length))]),
    reads('months to compare', accounts * compared),
    ...(way === 'focus'
      ? [reads('days to replace', readUnitsOfReplaced(setting))]
      : [
          reads('accounts, last run', runs.length * readsOfPlan(setting)),
          reads('older months', watches * readsOfWatch(setting)),
        ]),
    storage('ledger', bytesStored(setting, way) + growth(setting, way)),
  ];
}

function workOfBackfill(setting: Setting, way: Way): Work[] {
  const { accounts, backfill, lines } = setting;
  const month = bytesOfMonth(lines, 31);
  return [
    writes('days', accounts * backfill.days * writeUnits(bytesOfDay(lines))),
    writes('months', accounts * backfill.months * writeUnitsWithIndex(month)),
    ...(way === 'focus'
      ? []
      : [
          writes('run, accounts', accounts * 2 + writesOfRuns(setting, 1)),
          writes('bills of months', accounts * monthsWatched * writeUnitsWithIndex(bytesPerBill)),
        ]),
    // What is not there yet takes one unit to find out.
    reads('months to compare', accounts * backfill.months),
    way === 'focus'
      ? reads('days to replace', accounts * backfill.months)
      : reads('accounts', readsOfPlan(setting)),
  ];
}

function writesOfRuns({ accounts }: Pick<Setting, 'accounts'>, runs: number): number {
  return (
    runs *
    (putsOfRun * writeUnitsWithIndex(bytesPerRun) + accounts * writeUnitsWithIndex(bytesPerResult))
  );
}

function readUnitsOfRun({ open, previous }: RunDays, monthAt: (days: number) => number): number {
  return readUnits(monthAt(open)) + (previous > 0 ? readUnits(monthAt(previous)) : 0);
}

/**
 * Before days of files take the place of others: whether there is such a month, then it and its days with all that
 * is known of them once the month is over, strongly consistent; and the index once, for accounts of which the files no
 * longer tell.
 */
function readUnitsOfReplaced(setting: Setting): number {
  const { accounts, daysOfMonth, lines, runs } = setting;
  const revisions = daysWritten(setting) / daysOfMonth;
  const months = runs.flatMap(({ open, previous }) => (previous > 0 ? [open, previous] : [open]));
  return sum(
    months.map((days) => {
      const month = bytesOfMonth(lines, days);
      const ofDays = strongQueryUnits(days * revisions, bytesOfDay(lines));
      return accounts * (2 * readUnits(month) + ofDays) + queryUnits(accounts, month);
    }),
  );
}

/** Accounts twice, to bring them in line and to plan; results strongly consistent. */
function readsOfPlan({ accounts, runsLookedAt }: Setting): number {
  return (
    2 * queryUnits(accounts, bytesPerAccount) +
    2 * queryUnits(accounts, bytesPerResult) +
    queryUnits(runsLookedAt, bytesPerRun)
  );
}

function readsOfWatch({ accounts, lines }: Setting): number {
  const months = accounts * monthsWatched;
  return queryUnits(months, bytesOfMonth(lines, 31)) + queryUnits(months, bytesPerBill);
}

function storage(what: string, bytes: number): Work {
  return work(`Storage: ${what}`, 'ledgerStorage', Math.ceil(bytes / 2 ** 20));
}

function writes(what: string, units: number): Work {
  return work(`Writes: ${what}`, 'writeUnit', units);
}

function reads(what: string, units: number): Work {
  return work(`Reads: ${what}`, 'readUnit', units);
}

function work(what: string, rate: RateName, count: number): Work {
  return { what, rate, count: exactly(count), part: 'collection' };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
