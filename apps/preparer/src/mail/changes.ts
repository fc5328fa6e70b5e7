import { heading, paragraph, type Block } from '@orgcost/alert-mail';
import type { ShownPreview } from '@orgcost/chargeback';
import { readableAmount } from '@orgcost/money';
import type { NameOf } from './names';
import { monthAndYear } from './month';

/** What differs from the month that was closed last; nothing where none was. */
export function changeBlocks(
  since: ShownPreview['sinceLastMonth'],
  nameOf: NameOf,
): readonly Block[] {
  if (!since) return [];
  const { period, changes } = since;
  const title = heading(`Against ${monthAndYear(period)}`);
  if (changes.length === 0) return [title, paragraph('Nothing changed.')];
  const currencies = [...new Set(changes.map(({ currency }) => currency))].sort();
  return [
    title,
    ...currencies.map((currency): Block => ({
      kind: 'table',
      titles: [`Cost center, ${currency}`, 'Before', 'Now', 'Difference'],
      rows: changes
        .filter((each) => each.currency === currency)
        .map(({ costCenter, before, now, difference }) => [
          nameOf(costCenter),
          ...[before, now, difference].map(readableAmount),
        ]),
    })),
  ];
}
