import type { Alert } from '@orgcost/alerting';
import { dayInWords, weekdayInWords } from '@orgcost/domain';
import { readableAmount, subtractAmounts, type Amount } from '@orgcost/money';
import { shortened } from './names';
import { heading, note, type Block } from './page';

/** What a service or a day costs, and what it usually does. */
interface Move {
  readonly name: string;
  readonly amount: Amount;
  readonly usual?: Amount;
}

const unknown = '–';

/** Services and days that moved most, against the same weekdays before. */
export function moves({ crossing, explanation }: Alert): readonly Block[] {
  const services = explanation.services.map(({ service, ...rest }) => ({
    name: shortened(service),
    ...rest,
  }));
  const days = explanation.days.map(({ day, ...rest }) => ({
    name: `${weekdayInWords(day)}, ${dayInWords(day)}`,
    ...rest,
  }));
  const all = [...services, ...days];
  if (all.length === 0) return [];
  const isAllKnown = all.every(({ usual }) => usual !== undefined);
  const usual =
    'Usual is the median of the same weekdays before, with what comes on these days of each month';
  return [
    ...moved('Services that moved most', ['Service', crossing.currency], services),
    ...moved('Days that moved most', ['Day', crossing.currency], days),
    note(isAllKnown ? `${usual}.` : `${usual}; ${unknown} where there are too few of them.`),
  ];
}

function moved(title: string, titles: readonly string[], some: readonly Move[]): readonly Block[] {
  if (some.length === 0) return [];
  return [
    heading(title),
    { kind: 'table', titles: [...titles, 'Usual', 'Difference'], rows: some.map(rowOf) },
  ];
}

function rowOf({ name, amount, usual }: Move): readonly string[] {
  if (usual === undefined) return [name, readableAmount(amount), unknown, unknown];
  return [name, readableAmount(amount), readableAmount(usual), difference(amount, usual)];
}

function difference(amount: Amount, usual: Amount): string {
  const text = readableAmount(subtractAmounts(amount, usual));
  return text.startsWith('-') || text === '0.00' ? text : `+${text}`;
}
