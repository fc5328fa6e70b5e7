import type { DaysOfAccount, ImportCounts, Losses } from '@orgcost/collection';
import { addDays, metrics } from '@orgcost/domain';
import type { FocusSummary } from '@orgcost/focus';
import { relative } from 'node:path';
import { metricTitles } from './costs';
import { count } from './count';

/** What an import took, from which days, and what it replaced; on a dry run, what it would. */
export function renderImport(
  summary: FocusSummary,
  { accounts, daysWritten, daysUnchanged }: ImportCounts,
  { collected, fuller }: Losses,
  dryRun: boolean,
  cwd: string,
): string {
  const { rows, taken, rejected, otherProviders, rejectsFile, periods, totals } = summary;
  const others = otherProviders > 0 ? `, ${readable(otherProviders)} of other providers` : '';
  const rejects = rejectsFile === undefined ? '' : `: see ${relative(cwd, rejectsFile)}`;
  const replaced = dryRun ? 'Would replace' : 'Replaced';
  const lines = [
    `${count(rows, 'row')}: ${readable(taken)} taken${others}, ${readable(rejected)} rejected${rejects}`,
    ...incompleteDays(summary),
    ...periods.map(
      ({ period, rows, firstDay, lastDay }) =>
        `${period}: ${count(rows, 'row')}, ${firstDay} to ${lastDay}`,
    ),
    `${count(accounts, 'account')}: ${count(daysWritten, 'day')} ${dryRun ? 'would be written' : 'written'}, ${count(daysUnchanged, 'day')} unchanged`,
    ...(collected.length > 0
      ? [`${replaced} days of Cost Explorer: ${renderDays(collected)}`]
      : []),
    ...(fuller.length > 0 ? [`${replaced} fuller days: ${renderDays(fuller)}`] : []),
    ...totals.flatMap(({ currency, amounts }) =>
      metrics.flatMap((metric) => {
        const amount = amounts[metric];
        return amount === undefined ? [] : [`${metricTitles[metric]}: ${amount} ${currency}`];
      }),
    ),
    ...(dryRun ? ['Nothing was written: this was a dry run'] : nextCommand(summary)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Names days and metric, for those that `costs` takes by itself are seldom those of the files. */
function nextCommand({ periods }: FocusSummary): string[] {
  const [first, last] = [periods.at(0), periods.at(-1)];
  return first && last
    ? [
        `"orgcost costs --all --from ${first.firstDay} --to ${addDays(last.lastDay, 1)} --metric net-unblended" shows them`,
      ]
    : [];
}

/** Why an import is refused and how to mend it, one line for each kind of loss. */
export function renderLosses(
  { collected, fuller }: Losses,
  { rejectsFile }: FocusSummary,
  cwd: string,
): string {
  const lines: string[] = [];
  if (collected.length > 0) {
    lines.push(
      `Nothing was imported, for it would replace what Cost Explorer told, in more metrics, of ${renderDays(collected)}. ` +
        'Import into a ledger of its own, with --ledger, or add --replace-collected',
    );
  }
  if (fuller.length > 0) {
    const mendRejects =
      rejectsFile === undefined ? '' : `, and mend what is in ${relative(cwd, rejectsFile)}`;
    lines.push(
      `Nothing was imported, for the ledger has more of ${renderDays(fuller)}. ` +
        `Name all files of a period in one command${mendRejects}; if nothing is missing from them, add --replace-fuller`,
    );
  }
  return lines.join('\n');
}

function incompleteDays({ incompleteDays, rejectedWithoutDay }: FocusSummary): string[] {
  const parts = [
    ...(incompleteDays.length > 0 ? [renderDays(incompleteDays)] : []),
    ...(rejectedWithoutDay > 0 ? [`${count(rejectedWithoutDay, 'row')} of unknown days`] : []),
  ];
  return parts.length > 0 ? [`Not whole, without their rejected rows: ${parts.join('; ')}`] : [];
}

/** Accounts that are named one by one. */
const named = 5;

/** `3 days of 2 accounts: 111 (2 days, 2026-11-01 to 2026-11-30), 222 (2026-11-01)` */
function renderDays(accounts: readonly DaysOfAccount[]): string {
  const days = accounts.reduce((total, account) => total + account.days.length, 0);
  const others = accounts.length - named;
  return (
    `${count(days, 'day')} of ${count(accounts.length, 'account')}: ` +
    accounts.slice(0, named).map(renderAccount).join(', ') +
    (others > 0 ? ` and ${readable(others)} more` : '')
  );
}

function renderAccount({ account, days }: DaysOfAccount): string {
  const [first, last] = [days.at(0), days.at(-1)];
  const range = first === last ? first : `${count(days.length, 'day')}, ${first} to ${last}`;
  return `${account} (${range})`;
}

function readable(number: number): string {
  return number.toLocaleString('en-US');
}
