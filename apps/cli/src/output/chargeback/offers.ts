import { moveId, type OwnerMove } from '@orgcost/chargeback';
import { addDays, printable } from '@orgcost/domain';

/** Moves of accounts in closed months, which are booked only when somebody says so. */
export function renderOffers(offers: readonly OwnerMove[]): string {
  const lines = offers.map(
    (move) =>
      `- ${moveId(move)}: account ${move.account}${move.name === undefined ? '' : ` (${printable(move.name)})`}, ` +
      `${move.days.from} to ${addDays(move.days.to, -1)}, from ${move.from} to ${move.to}\n`,
  );
  return (
    'In months that are closed, accounts belong to other cost centers by what is known now. Nothing moves by itself; ' +
    `--book with ids, or all, puts it on the next statements:\n\n${lines.join('')}`
  );
}
