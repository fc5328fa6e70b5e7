import {
  coverageChecks,
  hasGap,
  type Check,
  type Coverage,
  type CoverageCheck,
} from '@orgcost/alerting';
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
  metric: 'Data',
  topic: 'Topic',
  recipient: 'Owner',
  mail: 'Mail',
  test: 'Test',
};

function cellOf({ state, note }: Check): string {
  return note === undefined ? marks[state] : `${marks[state]} ${note}`;
}

/** One row for each account, then each gap with its mend. */
export function renderCoverage(coverage: readonly Coverage[], width?: number): string {
  const rows = renderTable(
    [
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Name', shrinks: true, cell: ({ name }) => name },
      ...coverageChecks.map((check) => ({
        title: titles[check],
        cell: ({ checks }: Coverage) => cellOf(checks[check]),
      })),
    ],
    coverage,
    { width },
  );
  return [
    rows,
    '✓ as it has to be, and days since a test  ✗ a gap  ? not known  – not needed\n',
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
        { title: 'Check', cell: ({ check }) => titles[check] },
        { title: 'Accounts', shrinks: true, cell: ({ accounts }) => few(accounts) },
        {
          title: 'What is amiss, and how to mend it',
          maxWidth: 90,
          shrinks: true,
          cell: ({ reason }) => reason,
        },
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

/** What is to be mended, and what is to be tried. */
function gapsOf(coverage: readonly Coverage[], check: CoverageCheck): Gap[] {
  const reasoned = coverage.flatMap(({ account, checks }) => {
    const { detail, mend } = checks[check];
    return mend === undefined ? [] : [{ account, reason: `${detail}. ${mend}.` }];
  });
  return [...groupByReason(reasoned)].map(([reason, accounts]) => ({ check, accounts, reason }));
}

/** Of those that are to have alarms; others are only counted. */
function summaryOf(coverage: readonly Coverage[]): string {
  const inactive = coverage.filter(({ checks }) => checks.mail.state === 'not-needed').length;
  const all = coverage.filter(
    ({ checks }) => checks.topic.state !== 'not-needed' || checks.stack.state === 'gap',
  );
  const covered = all.filter((each) => !hasGap(each)).length;
  const excluded = coverage.length - all.length - inactive;
  return [
    `${covered.toLocaleString('en-US')} of ${count(all.length, 'account')} covered`,
    ...(excluded > 0 ? [`${excluded.toLocaleString('en-US')} excluded by the config`] : []),
    ...(inactive > 0 ? [`${inactive.toLocaleString('en-US')} not active`] : []),
  ].join('; ');
}
