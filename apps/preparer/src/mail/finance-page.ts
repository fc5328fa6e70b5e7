import { heading, note, notice, paragraph, type Block, type Page } from '@orgcost/alert-mail';
import type { ClosedInputs, PreparedMonth, ShownPreview } from '@orgcost/chargeback';
import { changeBlocks } from './changes';
import { closingBlocks } from './closing';
import { costCenterNames } from './names';
import { offerBlocks } from './offers';
import { refusalBlocks } from './refusals';
import { totalBlocks } from './totals';
import { monthAndYear } from './month';

/** What of a month its mail tells. */
export type ToldMonth = Pick<PreparedMonth, 'period' | 'bill' | 'refusals' | 'notes' | 'offers'> & {
  readonly inputs: Pick<ClosedInputs, 'costCenters' | 'ruleSet'>;
};

/**
 * What closing a month would come to, and how a person closes it.
 * @param unread why the payer's bill could not be read now
 */
export function financePage(
  prepared: ToldMonth,
  shown: ShownPreview,
  unread: string | undefined,
): Page {
  const { period, inputs, notes, refusals } = prepared;
  const nameOf = costCenterNames(inputs.costCenters);
  const month = monthAndYear(period);
  return {
    lead: refusals.length === 0 ? `${month} can be closed` : `${month} cannot be closed yet`,
    blocks: [
      ...(unread === undefined ? [] : [unreadBill(prepared, unread)]),
      ...totalBlocks(shown.preview.totals, inputs.ruleSet.metric, nameOf),
      ...changeBlocks(shown.sinceLastMonth, nameOf),
      ...refusalBlocks(refusals),
      ...ruleBlocks(notes),
      ...offerBlocks(prepared.offers, nameOf),
      ...closingBlocks(prepared, shown),
    ],
    footer:
      'You get this mail as finance, by chargeback.finance of the config. Nothing is closed until a person closes it.',
  };
}

function unreadBill({ bill }: Pick<PreparedMonth, 'bill'>, why: string): Block {
  const instead = bill
    ? `What was read on ${bill.fetchedAt.slice(0, 10)} counts.`
    : 'There is none to compare with.';
  return notice(`The payer's bill could not be read: ${why}. ${instead}`);
}

function ruleBlocks(notes: PreparedMonth['notes']): readonly Block[] {
  // The others stand against closing it.
  const idle = notes.filter(({ kind }) => kind === 'never-matches');
  if (idle.length === 0) return [];
  return [
    heading('Rules'),
    ...idle.map(({ rule, message }) => paragraph(`Rule "${rule}": ${message}`)),
    note('A rule that takes nothing may be right, or misspelled.'),
  ];
}
