import type { CostMonth, CollectionMode } from '@orgcost/domain';
import { monthTotals } from './month-totals';
import type { ComparedMonth } from './month-verdict';

export function isImported({ origins }: CostMonth): boolean {
  return origins.some((origin) => origin.startsWith('focus:'));
}

/** What the ledger has. Days that the account saw itself are doubtful to a run that sees them through the payer. */
export function ledgerMonth(
  { matrix, days, origins }: CostMonth,
  mode: CollectionMode,
): ComparedMonth {
  return {
    totals: monthTotals(matrix),
    summands: matrix.length * days.length,
    doubtful: mode === 'payer' && origins.includes('member'),
  };
}

/** One that the ledger is to have and has nothing of, as of an account that nobody knew. */
export const lackingMonth: ComparedMonth = { totals: monthTotals([]), summands: 0, doubtful: true };
