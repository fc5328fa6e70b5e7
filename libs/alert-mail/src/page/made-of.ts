import { partNameOf, type Alert, type AmountShare } from '@orgcost/alerting';
import { readableAmount, roundAmount, sumAmounts } from '@orgcost/money';
import { rangeInWords } from './days';
import { heading, note, paragraph, type Block } from './page';

/** An amount in its parts, which sum to it. */
export function madeOf({ crossing, explanation }: Alert): readonly Block[] {
  const { parts, notCounted, range } = explanation;
  if (parts.length === 0) return [];
  const amounts = parts.map(({ amount }) => amount);
  const total = sumAmounts(amounts);
  const ofRounded = sumAmounts(amounts.map((amount) => roundAmount(amount, 2)));
  const addsUp = ofRounded === roundAmount(total, 2);
  return [
    heading('What it is made of'),
    {
      kind: 'table',
      titles: [rangeInWords(range), crossing.currency],
      rows: parts.map((part) => [partNameOf(part), readableAmount(part.amount)]),
      total: ['Total', readableAmount(total)],
    },
    ...(addsUp ? [] : [note('Lines are rounded to cents; unrounded, they add up to the total.')]),
    ...(notCounted.length > 0 ? [paragraph(notCountedLine(notCounted, crossing.currency))] : []),
  ];
}

function notCountedLine(shares: readonly AmountShare[], currency: string): string {
  const each = shares.map(
    (share) => `${partNameOf(share).toLowerCase()} ${readableAmount(share.amount)} ${currency}`,
  );
  return `Not counted in it: ${each.join(', ')}.`;
}
