import {
  hasCosts,
  type AccountOutcome,
  type AccountResult,
  type Run,
  type RunStatus,
} from '@orgcost/collection';
import {
  billingPeriodsOf,
  printable,
  type AccountId,
  type BillingPeriod,
  type CollectionMode,
} from '@orgcost/domain';
import { formatAmount } from '@orgcost/money';
import { priceOfPages } from '@orgcost/pricing';
import type { AccountNames } from './account-names';
import { groupByReason } from './group-by-reason';
import { count } from './count';

const statusTexts: Readonly<Record<RunStatus, string>> = {
  running: 'not finished',
  complete: 'done',
  partial: 'done in part',
  failed: 'failed',
};

export const outcomeTexts: Readonly<Record<AccountOutcome, string>> = {
  done: 'done',
  'taken-from-payer': 'taken from the payer',
  'no-data-yet': 'no data yet',
  denied: 'denied',
  throttled: 'throttled',
  failed: 'failed',
  'left-for-next-run': 'left for the next run',
};

/**
 * What a run did, paid, took from the payer and left out.
 * @param usualMode that of a run for which none is named
 */
export function renderRun(
  run: Run,
  results: readonly AccountResult[],
  names: AccountNames,
  usualMode: CollectionMode,
): string {
  const notable = results.filter(({ outcome }) => outcome !== 'done');
  const left = results.some(({ outcome }) => outcome === 'left-for-next-run');
  return [
    `Run ${run.id}, ${run.mode} mode: ${statusTexts[run.status]}\n`,
    `${outcomesOf(results)}\n`,
    `${daysOf(results)}\n`,
    `${run.status === 'running' ? 'at least ' : ''}${priceOf(run.paidPages)}\n`,
    ...olderMonthsOf(run, results),
    ...accountsBelow(notable, names),
    ...(run.status === 'running' ? [`\n${untold}: "${collectIn(run.mode, usualMode)}"\n`] : []),
    ...(left
      ? [`\nThe next run goes on with what is left: "${collectIn(run.mode, usualMode)}"\n`]
      : []),
    ...(run.payerFailure === undefined ? [] : [`\n${unlookedFor(run)}: ${run.payerFailure}\n`]),
  ].join('');
}

/** Whether it goes on in another process or was killed, the ledger does not know. */
const untold =
  'It is under way, or was stopped: accounts that it tells nothing of, the next run reads';

/** A run of the other mode would begin anew. */
function collectIn(mode: CollectionMode, usualMode: CollectionMode): string {
  return mode === usualMode ? 'orgcost collect' : `orgcost collect --mode ${mode}`;
}

function unlookedFor({ watchedOlderMonths }: Run): string {
  return watchedOlderMonths
    ? 'Older months that could not be watched'
    : 'Accounts unknown so far and older months were not looked for';
}

/** `212 paid pages at $0.01: $2.12` */
export function priceOf(pages: number): string {
  return `${count(pages, 'paid page')} at $0.01: $${formatAmount(priceOfPages(pages), 2)}`;
}

/** `20 accounts done, 3 taken from the payer` */
export function outcomesOf(results: readonly AccountResult[]): string {
  const counts = new Map<AccountOutcome, number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, number]) => `${number} ${outcomeTexts[outcome]}`);
  return `${count(results.length, 'account')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

function daysOf(results: readonly AccountResult[]): string {
  const days = (numberOf: (result: AccountResult) => number): string =>
    count(
      results.reduce((total, result) => total + numberOf(result), 0),
      'day',
    );
  const parts = [
    `${days(({ daysWritten }) => daysWritten)} written`,
    `${days(({ daysUnchanged }) => daysUnchanged)} unchanged`,
  ];
  if (results.some(({ daysSuperseded }) => daysSuperseded > 0)) {
    parts.push(`${days(({ daysSuperseded }) => daysSuperseded)} known from a later look`);
  }
  return parts.join(', ');
}

/** Months before the run's window that were read for some accounts: those that had moved, and those that they lacked. */
function olderMonthsOf({ window }: Run, results: readonly AccountResult[]): string[] {
  const accounts = new Map<BillingPeriod, Set<AccountId>>();
  for (const { account, outcome, ranges } of results) {
    const older = ranges.filter(({ from }) => hasCosts(outcome) && from < window.from);
    for (const { from, to } of older) {
      for (const period of billingPeriodsOf({ from, to: to < window.from ? to : window.from })) {
        accounts.set(period, (accounts.get(period) ?? new Set()).add(account));
      }
    }
  }
  if (accounts.size === 0) return [];
  const months = [...accounts].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = months.map(([period, { size }]) => `${period} (${count(size, 'account')})`);
  return [`Older months read: ${parts.join(', ')}\n`];
}

/** Every account by name, below what they have in common; nothing at all where there is none. */
function accountsBelow(results: readonly AccountResult[], names: AccountNames): string[] {
  const reasoned = results.map(({ account, outcome, reason }) => ({
    account,
    reason: reason === undefined ? outcomeTexts[outcome] : `${outcomeTexts[outcome]}: ${reason}`,
  }));
  return [...groupByReason(reasoned)].map(([reason, accounts]) => {
    const named = accounts.map(
      (account) => `  ${account}  ${printable(names.get(account) ?? '')}`.trimEnd() + '\n',
    );
    return `\n${capitalized(reason)}\n${named.join('')}`;
  });
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
