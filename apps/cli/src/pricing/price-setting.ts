import { earliestDay, monthsTogether, refreshWindow, runsLookedAt } from '@orgcost/collection';
import { accountBatches } from '@orgcost/cost-explorer';
import {
  addDays,
  dayOfMonth,
  daysBetween,
  daysOf,
  daysOfBillingPeriod,
  latestProfiles,
  parseBillingPeriod,
  type AccountProfile,
  type UtcDay,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { assumptions, type RunDays, type Setting } from '@orgcost/pricing';
import { knownLines } from '../collection/known-lines';
import { measuredPages } from './measured-pages';

/** A month of 30 days after one of 31; which one it is makes no other difference. */
const month = daysOfBillingPeriod(parseBillingPeriod('2026-11'));
const middle = addDays(month.from, 14);

/** An organization of which nothing is known but its number of accounts. */
export function assumedSetting(accounts: number): Setting {
  const days = daysOf(month);
  return {
    accounts,
    runs: days.map(daysReadOn),
    daysOfMonth: days.length,
    backfill: {
      days: daysBetween(earliestDay(middle), middle) + 1,
      months: assumptions.monthsWatched + 1,
    },
    lines: assumptions.linesPerDay,
    chargeTypes: assumptions.chargeTypes,
    batchesOf,
    watchQueries: (ofAccounts) => Math.ceil(assumptions.monthsWatched / monthsTogether(ofAccounts)),
    runsLookedAt,
    measured: {},
  };
}

function daysReadOn(today: UtcDay): RunDays {
  const { from, to } = refreshWindow(today);
  const open = dayOfMonth(today);
  return { open, previous: daysBetween(from, to) - open };
}

/** The same, with what a ledger knows instead: its accounts unless told, their lines, and what past runs paid. */
export async function knownSetting(ledger: Ledger, accounts?: number): Promise<Setting> {
  const past = await ledger.runs.latestRuns(runsLookedAt);
  const known = [...(await knownLines(ledger.costs, past)).values()];
  const setting = assumedSetting(accounts ?? presentAccounts(await ledger.accounts.profiles()));
  if (known.length === 0) return setting;
  return {
    ...setting,
    lines: Math.ceil(known.reduce((sum, { lines }) => sum + lines, 0) / known.length),
    chargeTypes: new Set(known.flatMap(({ chargeTypes }) => [...chargeTypes])).size,
    measured: measuredPages(past, setting.accounts),
  };
}

/** As the payer's requests are divided; only the number of accounts matters. */
function batchesOf(accounts: number, days: number): number {
  const ids = Array.from({ length: accounts }, (_, index) => String(index));
  return accountBatches(ids, { from: month.from, to: addDays(month.from, days) }).length;
}

function presentAccounts(profiles: readonly AccountProfile[]): number {
  return [...latestProfiles(profiles).values()].filter(({ left }) => left === undefined).length;
}
