import {
  billingPeriodOf,
  daysOfBillingPeriod,
  type AccountId,
  type CostDay,
  type DayCosts,
  type UtcDay,
} from '@orgcost/domain';
import type { ImportedCosts } from './import-costs';
import { isFuller } from './is-fuller';
import type { CostLedger } from '../ports/cost-ledger';

export interface DaysOfAccount {
  readonly account: AccountId;
  readonly days: readonly UtcDay[];
}

/**
 * Days of the ledger that an import would take something from; each is in one list at most.
 * - `collected`: they come from Cost Explorer, which gives metrics that files do not have
 * - `fuller`: they come from files that told more of them
 */
export interface Losses {
  readonly collected: readonly DaysOfAccount[];
  readonly fuller: readonly DaysOfAccount[];
}

/**
 * Compares what files tell with what the ledger has of the same days.
 * @throws what the files' reader and the ledger throw
 */
export async function findLosses(
  { costs }: { costs: Pick<CostLedger, 'days'> },
  accounts: AsyncIterable<ImportedCosts>,
): Promise<Losses> {
  const losses: Record<keyof Losses, DaysOfAccount[]> = { collected: [], fuller: [] };
  for await (const { account, days } of accounts) {
    const imported = new Map(days.map((day) => [day.day, day]));
    const lost: Record<keyof Losses, UtcDay[]> = { collected: [], fuller: [] };
    for (const period of new Set(days.map(({ day }) => billingPeriodOf(day)))) {
      for (const present of await costs.days(account, daysOfBillingPeriod(period))) {
        const loss = lossOf(present, imported.get(present.day));
        if (loss) lost[loss].push(present.day);
      }
    }
    for (const loss of ['collected', 'fuller'] as const) {
      if (lost[loss].length > 0) losses[loss].push({ account, days: lost[loss] });
    }
  }
  return losses;
}

function lossOf(present: CostDay, imported: DayCosts | undefined): keyof Losses | undefined {
  if (imported === undefined) return undefined;
  if (!present.origin.startsWith('focus:')) return 'collected';
  return isFuller(present, imported) ? 'fuller' : undefined;
}
