import type { BilledMonth } from '../ports/billing-ledger';
import { agreeButForRounding, digestOf, type MonthTotals } from './month-totals';

/** An account's month, as far as it is compared with what the payer was billed for it. */
export interface ComparedMonth {
  readonly totals: MonthTotals;
  /** At most so many amounts were added up to one of the totals. */
  readonly summands: number;
  /** It cannot be told from the payer's words alone whether the ledger has the month as it is to be. */
  readonly doubtful: boolean;
}

/** A month that has something new to it. */
export interface Verdict {
  readonly readAgain: boolean;
  /** What is to be kept of the bill: at once, or when the month has been read. */
  readonly bill: Pick<BilledMonth, 'digest' | 'again'>;
}

/**
 * The payer is compared with what it said before, for an account may never see the same, as where credits are hidden
 * from it. Only where it said nothing before, or where a move may not have reached the account when that was read, is
 * it compared with the ledger: but for rounding, as each of a month's amounts may be rounded by itself.
 * @param kept of the bill, when the ledger took the month over
 * @returns none for a month that is as it was
 */
export function verdictOn(
  { totals, summands, doubtful }: ComparedMonth,
  billed: MonthTotals,
  kept: Pick<BilledMonth, 'digest' | 'again'> | undefined,
): Verdict | undefined {
  const digest = digestOf(billed);
  const moved = kept !== undefined && kept.digest !== digest;
  if (moved) return { readAgain: true, bill: { digest, again: true } };
  const settled = kept !== undefined && !kept.again;
  if (settled && !doubtful) return undefined;
  if (!agreeButForRounding(totals, billed, summands + 1)) {
    return { readAgain: true, bill: { digest, again: kept === undefined } };
  }
  return settled ? undefined : { readAgain: false, bill: { digest, again: false } };
}
