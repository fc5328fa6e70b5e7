import { assumptions } from '../assumptions';
import { exactly, plus, type Range } from '../range';
import {
  daysRead,
  type MeasuredPages,
  type Period,
  type Setting,
  type Way,
  type Work,
} from '../setting';

type AskingWay = Exclude<Way, 'focus'>;

/** Paid pages of Cost Explorer. What past runs paid replaces the estimate; files take none. */
export function pagesOf(setting: Setting, way: Way, period: Period): Work[] {
  if (way === 'focus') return [];
  const measured = setting.measured[way]?.[period];
  if (measured) {
    const runs = period === 'month' ? setting.runs.length : 1;
    return [
      page('Pages, as past runs paid', exactly(inProportion(measured, setting.accounts * runs))),
    ];
  }
  return period === 'month' ? pagesOfMonth(setting, way) : pagesOfBackfill(setting, way);
}

/** The sum of a way's paid pages. */
export function countPages(setting: Setting, way: Way, period: Period): Range {
  return plus(...pagesOf(setting, way, period).map(({ count }) => count));
}

function pagesOfMonth(setting: Setting, way: AskingWay): Work[] {
  const { accounts, daysOfMonth, runs } = setting;
  const watches = Math.ceil(daysOfMonth / assumptions.daysBetweenWatches);
  const moved = Math.ceil(accounts / assumptions.accountsPerMovedMonth);
  const atMost = watches * readAgain(setting, way, moved);
  return [
    page("Pages: accounts' costs", plus(...runs.map((run) => costs(setting, way, daysRead(run))))),
    page('Pages: accounts with cost', plus(...runs.map(() => pagesOfGroups(accounts)))),
    page('Pages: months watched', plus(...Array.from({ length: watches }, () => watch(setting)))),
    page('Pages: months moved', { atLeast: 0, atMost }),
    // The payer does not differ from itself.
    ...(way === 'member' ? [page('Pages: months differing', differing(setting))] : []),
  ];
}

function pagesOfBackfill(setting: Setting, way: AskingWay): Work[] {
  const { accounts, backfill } = setting;
  return [
    page("Pages: accounts' costs", costs(setting, way, backfill.days)),
    page('Pages: accounts with cost', pagesOfGroups(accounts)),
    // All months are read anyway, so that none is watched: in member mode, their bills are asked for instead.
    ...(way === 'member' ? [page('Pages: months billed first', watch(setting))] : []),
  ];
}

function costs(setting: Setting, way: AskingWay, days: number): Range {
  const { accounts, batchesOf, chargeTypes, lines } = setting;
  if (way === 'member') {
    const { atLeast, atMost } = pagesOfGroups(days * lines);
    return { atLeast: accounts * atLeast, atMost: accounts * atMost };
  }
  // Which charge types there are, each of them, and the total that they must add up to.
  const queries = batchesOf(accounts, days) * (chargeTypes + 2);
  const groups = accounts * days * (lines + Math.min(lines, chargeTypes));
  // However the groups spread over the queries, each query has one page that is not full.
  return { atLeast: queries, atMost: queries + Math.floor(groups / assumptions.groupsPerPage) };
}

/** Upper end. */
function readAgain(setting: Setting, way: AskingWay, months: number): number {
  if (way === 'member') return costs({ ...setting, accounts: months }, way, 31).atMost;
  const each = Math.ceil(months / assumptions.movedMonths);
  return assumptions.movedMonths * costs({ ...setting, accounts: each }, way, 31).atMost;
}

/** Of the one month that left the window since the month before. */
function differing(setting: Setting): Range {
  const accounts = Math.ceil(setting.accounts / assumptions.accountsPerDifference);
  const atMost = assumptions.readsOfDifference * readAgain(setting, 'member', accounts);
  return { atLeast: 0, atMost };
}

/** Months by account and charge type. */
function watch({ accounts, chargeTypes, lines, watchQueries }: Setting): Range {
  const groups = accounts * assumptions.monthsWatched * Math.min(lines, chargeTypes);
  return pagesOfGroups(groups, watchQueries(accounts));
}

/** However the groups spread over the queries, each of these has one page that is not full. */
function pagesOfGroups(groups: number, queries = 1): Range {
  const full = Math.max(1, Math.ceil(groups / assumptions.groupsPerPage));
  return { atLeast: queries, atMost: queries - 1 + full };
}

function inProportion({ pages, accounts }: MeasuredPages, ofAccounts: number): number {
  return Math.ceil((pages * ofAccounts) / accounts);
}

function page(what: string, count: Range): Work {
  return { what, rate: 'costExplorerPage', count, part: 'collection' };
}
