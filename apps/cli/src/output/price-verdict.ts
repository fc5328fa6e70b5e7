import type { Bill, Price, Way } from '@orgcost/pricing';
import { readableAmountRange, readableRange } from './ranges';

export const wayNames: Readonly<Record<Way, string>> = {
  member: 'member mode',
  payer: 'payer mode',
  focus: 'FOCUS import',
};

/** Which way is the cheapest and why, in lines that fit a terminal. */
export function verdict({ bills, cheapest, undecided }: Price): string {
  const monthly = cheapest.flatMap(
    (way) => bills.find((bill) => bill.way === way && bill.period === 'month') ?? [],
  );
  return [
    ...monthly
      .slice(0, 1)
      .map(
        ({ way, besidesAlarms }) =>
          `${capitalized(way)} is the cheapest: $${readableAmountRange(besidesAlarms)} a month besides alarms.`,
      ),
    ...monthly.map(why),
    ...undecided.map(
      ([one, other]) =>
        `Whether ${wayNames[one]} or ${wayNames[other]} is cheaper is told by what a run of each pays:\n` +
        'AWS does not publish how much a page holds.',
    ),
  ].join('\n');
}

function why({ way, lines }: Bill): string {
  const pages = lines.filter(({ rate }) => rate === 'costExplorerPage');
  const paid = readableRange({
    atLeast: pages.reduce((sum, { count }) => sum + count.atLeast, 0),
    atMost: pages.reduce((sum, { count }) => sum + count.atMost, 0),
  });
  switch (way) {
    case 'focus':
      return '- FOCUS import asks Cost Explorer nothing: it reads the files of an export.';
    case 'member':
      return `- Member mode pays ${paid} pages: each run asks every account.`;
    case 'payer':
      return (
        `- Payer mode pays ${paid} pages: each run asks for every charge type,\n` +
        '  a batch of accounts at a time.'
      );
  }
}

function capitalized(way: Way): string {
  const name = wayNames[way];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
