/** Of a large account over 13 months, about. */
const pagesOfAccount = 10;

/**
 * Accounts that a run may have in hand at a time. What an account still lacks when the pages are used up makes those
 * that were paid for it worthless, so that a run under a cap goes narrower: even where every account in hand is cut
 * off at its last page, half of the pages have gone into accounts that were completed.
 * @param concurrency accounts at a time where pages are not capped
 * @param maxPages the cap, if any
 */
export function accountsAtATime(concurrency: number, maxPages = Number.POSITIVE_INFINITY): number {
  return Math.max(1, Math.min(concurrency, Math.floor(maxPages / 2 / pagesOfAccount)));
}
