import { heading, paragraph, shortened, type Block } from '@orgcost/alert-mail';
import { moveId, type OwnerMove } from '@orgcost/chargeback';
import { addDays } from '@orgcost/domain';
import type { NameOf } from './names';

/** More of them than a mail is read for. */
const mostShown = 20;

/** Moves of accounts in closed months, which are booked only when somebody says so. */
export function offerBlocks(offers: readonly OwnerMove[], nameOf: NameOf): readonly Block[] {
  if (offers.length === 0) return [];
  const more = offers.length - mostShown;
  return [
    heading('Moves that are offered'),
    paragraph(
      'In months that are closed, accounts belong to other cost centers by what is known now. Nothing moves by itself: ' +
        '--book with an id, or all, at preview and close puts it on the next statements.',
    ),
    ...offers.slice(0, mostShown).map((move) => paragraph(inWords(move, nameOf))),
    ...(more > 0 ? [paragraph(`${more} more are shown by the preview.`)] : []),
  ];
}

function inWords(move: OwnerMove, nameOf: NameOf): string {
  const { account, name, days, from, to } = move;
  const who = name === undefined ? account : `${shortened(name)}, ${account}`;
  const last = addDays(days.to, -1);
  return `${moveId(move)}: ${who}, ${days.from} to ${last}, from ${nameOf(from)} to ${nameOf(to)}`;
}
