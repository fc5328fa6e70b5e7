import { daysOfBillingPeriod, type AccountId } from '@orgcost/domain';
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
