import { coverageChecks, hasGap, type Coverage, type CoverageCheck } from '@orgcost/alerting';
import type { AccountId } from '@orgcost/domain';
import { count } from './count';
import { few } from './few';
import { groupByReason } from './group-by-reason';
import { renderTable } from './table';

const marks = { good: '✓', gap: '✗', unknown: '?', 'not-needed': '–' } as const;

const titles: Readonly<Record<CoverageCheck, string>> = {
  stack: 'Stack',
  alarms: 'Alarm',
  thresholds: 'Limit',
  metric: 'Metric',
  topic: 'Topic',
  recipient: 'Owner',
  mail: 'Mail',
  test: 'Test',
};

/** One row for each account, then each gap with its mend. */
export function renderCoverage(coverage: readonly Coverage[], width?: number): string {
  const rows = renderTable(
    [
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Name', shrinks: true, cell: ({ name }) => name },
      ...coverageChecks.map((check) => ({
        title: titles[check],
        cell: ({ checks }: Coverage) => marks[checks[check].state],
      })),
    ],
    coverage,
    { width },
  );
  return [
    rows,
    '✓ as it has to be  ✗ a gap  ? not known  – not needed\n',
    ...gapTables(coverage, width),
    `${summaryOf(coverage)}\n`,
  ].join('\n');
}

function gapTables(coverage: readonly Coverage[], width?: number): string[] {
  const gaps = coverageChecks.flatMap((check) => gapsOf(coverage, check));
  if (gaps.length === 0) return [];
  return [
    renderTable(
      [
        { title: 'Gap', cell: ({ check }) => titles[check] },
        { title: 'Accounts', shrinks: true, cell: ({ accounts }) => few(accounts) },
        { title: 'What is amiss, and how to mend it', shrinks: true, cell: ({ reason }) => reason },
      ],
      gaps,
      { width },
    ),
  ];
}

interface Gap {
  readonly check: CoverageCheck;
  readonly accounts: readonly AccountId[];
  readonly reason: string;
}

function gapsOf(coverage: readonly Coverage[], check: CoverageCheck): Gap[] {
  const reasoned = coverage.flatMap(({ account, checks }) => {
    const { state, detail, mend } = checks[check];
    const reason = mend === undefined ? `${detail}.` : `${detail}. ${mend}.`;
    return state === 'gap' ? [{ account, reason }] : [];
  });
  return [...groupByReason(reasoned)].map(([reason, accounts]) => ({ check, accounts, reason }));
}

function summaryOf(coverage: readonly Coverage[]): string {
  const all = coverage.filter(({ checks }) => checks.mail.state !== 'not-needed');
  const gaps = all.filter(hasGap).length;
  const inactive = coverage.length - all.length;
  const covered = `${(all.length - gaps).toLocaleString('en-US')} of ${count(all.length, 'account')} covered`;
  return inactive === 0 ? covered : `${covered}; ${count(inactive, 'other')} not active`;
}
