import { heading, note, notice, type Block } from '@orgcost/alert-mail';
import { refusalInWords, type Refusal } from '@orgcost/chargeback';

/** What stands against closing a month, each with what mends it. */
export function refusalBlocks(refusals: readonly Refusal[]): readonly Block[] {
  if (refusals.length === 0) return [];
  return [
    heading('What stands against closing it'),
    ...refusals.flatMap((refusal) => [
      notice(refusalInWords(refusal)),
      note(`To mend it: ${refusal.mend}`),
    ]),
  ];
}
