import type { BillingPeriod } from '@orgcost/domain';
import { quoted } from '../suggest';

/** The command that closes a month with the moves that were asked for. */
export function closeCommand(month: BillingPeriod, book: readonly string[]): string {
  const moves = book.length === 0 ? '' : ` --book ${book.map(quoted).join(' ')}`;
  return `orgcost chargeback close --month ${month}${moves}`;
}
