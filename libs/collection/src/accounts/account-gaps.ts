import {
  addDays,
  latestProfiles,
  type AccountId,
  type AccountProfile,
  type DayRange,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import { earliestStart, type PastRuns } from '../plan/history';
import { firstDayOwed } from '../plan/owed';
import type { AccountLedger } from '../ports/account-ledger';
import { refreshWindow } from '../plan/refresh-window';
import type { Coverage } from '../run/coverage';
import { isComplete, type AccountResult, type Run } from '../run/run';

export interface UncollectedAccount {
  readonly account: AccountId;
  /** The run that left it out last, and knows why; absent where none came to it. */
  readonly run?: string;
}

export interface CostsAsked {
  readonly range: DayRange;
  /** Without it, every account. */
  readonly account?: AccountId;
  /** As the ledger knew it then. */
  readonly asOf?: Instant;
}

const runsLookedAt = 1000;

/** Why sums of a range may not be whole, each in the order of accounts. */
export interface AccountGaps {
  /** Those whose costs the ledger lacks, or has out of date. */
  readonly uncollected: readonly UncollectedAccount[];
  /** Those that had no data yet when they were read: there is nothing to collect. */
  readonly withoutData: readonly AccountId[];
}

/**
 * Only what runs leave out counts: nothing in a ledger of imports, and nothing where the last run for every account is
 * complete, which is known without reading its results.
 */
export async function accountGaps(
  { accounts, runs }: { accounts: AccountLedger; runs: PastRuns },
  { range, account, asOf }: CostsAsked,
): Promise<AccountGaps> {
  const past = (await runs.latestRuns(runsLookedAt)).filter(
    ({ startedAt }) => asOf === undefined || startedAt <= asOf,
  );
  const isNoneLeftOut = isWhole(downTo(past, isEnded));
  if (isNoneLeftOut && !downTo(past, tellsOfAll).some(isAnyWithoutData)) {
    return { uncollected: [], withoutData: [] };
  }

  const only = account === undefined ? undefined : [account];
  const profiles = latestProfiles(await accounts.profiles(only));
  const newest = await newestResults(runs, past, only ?? [...profiles.keys()]);
  const asked = [...new Set(only ?? [...profiles.keys(), ...newest.keys()])].sort().map((id) => ({
    id,
    profile: profiles.get(id),
    last: newest.get(id),
  }));
  const collectedSince = earliestStart(past);
  const today = past[0]?.today;
  const lacks = ({ profile, last }: AskedAccount): boolean => {
    const owed =
      collectedSince && firstDayOwed(profile ?? {}, collectedSince, last?.result.coverage);
    return last
      ? leavesOut(last, range, owed) ||
          (collectedSince !== undefined && isBehind(last, profile, range, today))
      : isUntouched(profile, range, owed);
  };
  return {
    uncollected: isNoneLeftOut ? [] : asked.filter(lacks).map(uncollected),
    withoutData: asked.filter((each) => isWithoutData(each, range)).map(({ id }) => id),
  };
}

interface AskedAccount {
  readonly id: AccountId;
  readonly profile: AccountProfile | undefined;
  readonly last: LastResult | undefined;
}

function uncollected({ id, last }: AskedAccount): UncollectedAccount {
  return { account: id, ...(last && !isComplete(last.result.outcome) && { run: last.run.id }) };
}

function isAnyWithoutData({ outcomes }: Run): boolean {
  return (outcomes['no-data-yet'] ?? 0) > 0;
}

/** One that joined later cannot have had any. */
function isWithoutData({ profile, last }: AskedAccount, range: DayRange): boolean {
  if (last === undefined || (profile?.joined ?? range.from) >= range.to) return false;
  const { coverage, outcome, ranges } = last.result;
  return (
    outcome === 'no-data-yet' &&
    coverage === undefined &&
    ranges.some((each) => overlap(each, range))
  );
}

/**
 * A plain run for every account reads each from where the ledger has it; one from a start that was asked for may leave
 * gaps.
 * @param runs newest first, down to the last that was for every account
 */
function isWhole(runs: readonly Run[]): boolean {
  const oldest = runs.at(-1);
  if (oldest === undefined) return true;
  const isPlain = oldest.window.from === refreshWindow(oldest.today).from;
  const isNewest = runs[0]?.today === oldest.today;
  return (
    isEnded(oldest) && isPlain && isNewest && runs.every(({ status }) => status === 'complete')
  );
}

/** Whatever a run for every account did not bring in, it names at its end. */
function isEnded({ everyAccount, status }: Run): boolean {
  return everyAccount && status !== 'running';
}

/** One that goes on with another does not tell again of what that one brought in. */
function tellsOfAll(run: Run): boolean {
  return isEnded(run) && run.resumes === undefined;
}

/** @param runs newest first */
function downTo(runs: readonly Run[], isLast: (run: Run) => boolean): readonly Run[] {
  const last = runs.findIndex(isLast);
  return last < 0 ? runs : runs.slice(0, last + 1);
}

interface LastResult {
  readonly run: Run;
  readonly result: AccountResult;
}

async function newestResults(
  runs: PastRuns,
  past: readonly Run[],
  wanted: readonly AccountId[],
): Promise<Map<AccountId, LastResult>> {
  const newest = new Map<AccountId, LastResult>();
  for (const run of downTo(past, tellsOfAll)) {
    for (const result of await runs.results(run.id)) {
      if (!newest.has(result.account)) newest.set(result.account, { run, result });
    }
    if (wanted.every((account) => newest.has(account))) break;
  }
  return newest;
}

/** What was due before and is not, or what was to be read last and was not. */
function leavesOut(
  { run, result }: LastResult,
  range: DayRange,
  owed: UtcDay | undefined,
): boolean {
  const { coverage, outcome, ranges } = result;
  const missed = isComplete(outcome)
    ? []
    : ranges.filter((each) => !isOfToday(each, run, coverage));
  if (missed.some((each) => overlap(each, range))) return true;
  if (owed === undefined || range.to <= owed) return false;
  return coverage === undefined ? !isComplete(outcome) : range.from < coverage.since;
}

/** An earlier run of the same day read it already. */
function isOfToday({ from, to }: DayRange, run: Run, coverage: Coverage | undefined): boolean {
  return (
    coverage !== undefined &&
    to === run.window.to &&
    coverage.lastComplete === run.today &&
    coverage.since <= from
  );
}

/** Later days of others are in the ledger. */
function isBehind(
  { result: { coverage } }: LastResult,
  profile: AccountProfile | undefined,
  range: DayRange,
  today: UtcDay | undefined,
): boolean {
  if (!coverage || !today || profile?.left !== undefined) return false;
  return coverage.lastComplete < today && range.to > addDays(coverage.lastComplete, 1);
}

/** No run came to it yet. One that left was read to its end before. */
function isUntouched(
  profile: AccountProfile | undefined,
  range: DayRange,
  owed: UtcDay | undefined,
): boolean {
  return (
    profile !== undefined && profile.left === undefined && owed !== undefined && range.to > owed
  );
}

function overlap(a: DayRange, b: DayRange): boolean {
  return a.from < b.to && b.from < a.to;
}
