import { daysOfBillingPeriod, InvalidInputError, type AccountId } from '@orgcost/domain';
import type { Ownership } from '../ownership/ownership-of';
import type { OwnerMove } from './closed-inputs';
import type { ClosedMonth } from './closed-months';
import { differingOwners } from './owner-moves';

/** Names a move, for whoever agrees to it. */
export function moveId({ period, account, days }: OwnerMove): string {
  return `${period}:${account}:${days.from}`;
}

/**
 * Days of closed months that belong to another cost center by what is known now: what finance may move, and nothing moves
 * by itself. In the order of months, accounts and days.
 */
export function offeredMoves(
  months: readonly ClosedMonth[],
  ownership: Ownership,
  accountNames: ReadonlyMap<AccountId, string>,
): OwnerMove[] {
  return months.flatMap(({ period, billed }) =>
    [...billed]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([account, { spans }]) => {
        const name = accountNames.get(account);
        return differingOwners(spans, ownership(account, daysOfBillingPeriod(period))).map(
          (move): OwnerMove => ({
            period,
            account,
            ...(name !== undefined && { name }),
            ...move,
          }),
        );
      }),
  );
}

/**
 * What is to be booked: each once, in the order in which they are offered, however they are asked for.
 * @throws InvalidInputError for a move that is not offered
 */
export function booked(
  offered: readonly OwnerMove[],
  book: readonly string[] | 'all',
): readonly OwnerMove[] {
  if (book === 'all') return offered;
  const ids = offered.map(moveId);
  const unknown = book.find((id) => !ids.includes(id));
  if (unknown === undefined) return offered.filter((move) => book.includes(moveId(move)));
  const known =
    ids.length === 0
      ? 'none is'
      : `those are: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
  throw new InvalidInputError(`"${unknown}" is not an offered move of ownership: ${known}`);
}
