import { daysBetween, type AccountId, type DayRange } from '@orgcost/domain';

/** How many values one filter may list is not published; requests of this size stay small. */
const maxAccounts = 200;

/** Days of accounts that are held at a time: with 20 lines each, about 50 MB. */
const maxAccountDays = 6_000;

/**
 * Divides accounts so that one batch's filter and costs stay small, however many accounts there are and however long
 * the range. Each account once.
 */
export function accountBatches(accounts: readonly AccountId[], range: DayRange): AccountId[][] {
  const unique = [...new Set(accounts)];
  const byDays = Math.floor(maxAccountDays / daysBetween(range.from, range.to));
  const size = Math.max(1, Math.min(maxAccounts, byDays));
  return Array.from({ length: Math.ceil(unique.length / size) }, (_, index) =>
    unique.slice(index * size, (index + 1) * size),
  );
}
