import type { PageEstimate } from '@orgcost/collection';
import { addDays } from '@orgcost/domain';
import { formatAmount } from '@orgcost/money';
import { assumptions, priceOfPages } from '@orgcost/pricing';
import type { CollectionEstimate } from '../collection/estimate-collection';
import { count } from './count';
import { renderTable } from './table';

type Queries = PageEstimate['queries'];

const purposes: readonly (readonly [keyof Queries, string])[] = [
  ['byAccounts', "Costs, asked with each account's own role"],
  ['byPayer', "Costs, asked with the payer's role"],
  ['unlistedAccounts', 'Accounts that were never listed'],
  ['olderMonths', 'Which older months moved'],
  ['firstBills', 'What older months are billed before they are read first'],
  ['verification', 'Verification'],
];

/** Pages and price of both modes, and what the run would do. */
export function renderEstimate(estimate: CollectionEstimate, width?: number): string {
  const { estimates } = estimate;
  const used = purposes.filter(([purpose]) => estimates.some(({ queries }) => queries[purpose]));
  const row = (name: string, cell: (estimate: PageEstimate) => string): string[] => [
    name,
    ...estimates.map(cell),
  ];
  const table = renderTable(
    [
      { title: 'Pages at least', shrinks: true, cell: ([, purpose]) => purpose },
      ...estimates.map(({ mode, queries }) => ({
        title: `${mode} mode`,
        align: 'right' as const,
        cell: ([purpose]: (typeof purposes)[number]) => queries[purpose].toLocaleString('en-US'),
      })),
    ],
    used,
    {
      totals: [
        row('At least', ({ atLeast }) => pages(atLeast)),
        row('Price', ({ atLeast }) => price(atLeast)),
        row('About', ({ expected }) => (expected === undefined ? 'not measured' : pages(expected))),
        ...(estimates.some(({ expected }) => expected !== undefined)
          ? [row('Price', ({ expected }) => (expected === undefined ? '' : price(expected)))]
          : []),
      ],
      width,
    },
  );
  return `${aimOf(estimate)}\n${table}\n${notesOn(estimate).join('\n')}\n`;
}

function aimOf(estimate: CollectionEstimate): string {
  const { mode, accounts, complete, window, maxPages } = estimate;
  const rest = complete > 0 ? `, besides ${complete} that an unfinished run completed` : '';
  const cap =
    maxPages === undefined
      ? 'no cap: --max-pages sets one'
      : `at most ${count(maxPages, 'page')} (${price(maxPages)}): what is left then, the next run takes`;
  return `\
This run would take ${mode} mode, with ${cap}.
It would read ${count(accounts, 'account')}${rest}, ${window.from} to ${addDays(window.to, -1)} (UTC, both included).
${earlierNote(estimate)}`;
}

function earlierNote({ earlier }: CollectionEstimate): string {
  if (earlier === undefined) return '';
  const { accounts, days, from } = earlier;
  return `Before that, ${count(days, 'day')} of ${count(accounts, 'account')} are due too, from ${from} on.\n`;
}

function notesOn(estimate: CollectionEstimate): string[] {
  const { chargeTypes, hasPayer, verify } = estimate;
  const each =
    chargeTypes > 0
      ? `each of the ${count(chargeTypes, 'charge type')} that the ledger knows`
      : 'each charge type, which the first run will tell';
  return [
    'Nothing was asked of AWS, and nothing paid. A page is $0.01.',
    `At least: one page for each query, if every role fares as it did last; the payer has two for a group of accounts, and one for ${each}.`,
    'About: with as many further pages as queries had in the latest complete run of the mode that read about as many days in each.',
    ...movedNote(estimate),
    ...writesNote(estimate),
    ...(verify ? ['Verification looks again at accounts that differ, which comes on top.'] : []),
    ...(hasPayer ? [] : ['Payer mode needs a role in the management account: none is set.']),
  ];
}

/** What the watch is going to find is not known; what it found last time is. */
function movedNote({ estimates }: CollectionEstimate): string[] {
  const moved = estimates.flatMap(({ mode, movedMonths }) =>
    movedMonths === undefined
      ? []
      : [`${count(movedMonths, 'page')} (${price(movedMonths)}) in ${mode} mode`],
  );
  if (moved.length === 0) {
    return estimates.some(({ queries }) => queries.olderMonths > 0)
      ? ['Older months are watched for the first time: how many come on top, it will tell.']
      : [];
  }
  return [
    `Older months are watched, as once a week; to read again what moved comes on top, last time ${moved.join(', ')}.`,
  ];
}

function writesNote({ writes }: CollectionEstimate): string[] {
  return writes === undefined
    ? []
    : [
        `Ledger: about ${count(writes.about, 'write unit')} ($${formatAmount(writes.price, 4)}), if every day is new and has ${assumptions.linesPerDay} lines.`,
      ];
}

function pages(number: number): string {
  return number.toLocaleString('en-US');
}

function price(number: number): string {
  return `$${formatAmount(priceOfPages(number), 2)}`;
}
