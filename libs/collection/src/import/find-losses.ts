import {
  billingPeriodOf,
  daysOfBillingPeriod,
  type AccountId,
  type BillingPeriod,
  type CostDay,
  type DayCosts,
  type UtcDay,
} from '@orgcost/domain';
import pMap, { pMapSkip } from 'p-map';
import type { ImportedCosts } from './import-costs';
import { isFuller } from './is-fuller';
import type { ToldFiles } from './told-files';
import { emptiedDay } from './told-span';
import { withVanishedAccounts } from './vanished-accounts';
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

export interface FoundLosses extends Losses {
  /** Those of the fuller days of which the files tell nothing, without lines, as they are to be recorded. */
  readonly emptied: readonly ImportedCosts[];
}

const concurrency = 16;

/**
 * Compares what files tell with what the ledger has of the same days, as it is now: what somebody else records before
 * the import has written is not seen.
 * @throws what the files' reader and the ledger throw
 */
export async function findLosses(
  { costs }: { costs: Pick<CostLedger, 'days' | 'months' | 'organizationMonth'> },
  files: ToldFiles,
): Promise<FoundLosses> {
  const { accountIds, spans } = files;
  const losses: Record<keyof Losses, DaysOfAccount[]> = { collected: [], fuller: [] };
  const emptied: ImportedCosts[] = [];
  const periods = [...new Set(spans.map(({ days }) => billingPeriodOf(days.from)))];
  // To bring the days of millions of charges together takes long; what the ledger does not have cannot be lost.
  const known = files.accounts(await accountsInLedger(costs, accountIds, periods));
  for await (const { days, ...imported } of withVanishedAccounts(costs, known, accountIds, spans)) {
    const { account } = imported;
    const told = new Map(days.map((day) => [day.day, day]));
    const lost: Record<keyof Losses, UtcDay[]> = { collected: [], fuller: [] };
    const emptiedDays: DayCosts[] = [];
    const months = await Promise.all(
      periods.map((period) => costs.days(account, daysOfBillingPeriod(period))),
    );
    for (const present of months.flat()) {
      const next = told.get(present.day) ?? emptiedDay(present, spans);
      const loss = next && lossOf(present, next);
      if (!loss) continue;
      lost[loss].push(present.day);
      if (!told.has(present.day)) emptiedDays.push(next);
    }
    for (const loss of ['collected', 'fuller'] as const) {
      if (lost[loss].length > 0) losses[loss].push({ account, days: lost[loss] });
    }
    if (emptiedDays.length > 0) emptied.push({ ...imported, days: emptiedDays });
  }
  return { ...losses, emptied };
}

/** Those of the accounts that have any of the months. */
async function accountsInLedger(
  costs: Pick<CostLedger, 'months'>,
  accountIds: readonly AccountId[],
  periods: readonly BillingPeriod[],
): Promise<ReadonlySet<AccountId>> {
  const found = await pMap(
    accountIds,
    async (account) => {
      for (const period of periods) {
        if ((await costs.months(account, [period])).length > 0) return account;
      }
      return pMapSkip;
    },
    { concurrency },
  );
  return new Set(found);
}

function lossOf(present: CostDay, next: DayCosts): keyof Losses | undefined {
  if (!present.origin.startsWith('focus:')) return 'collected';
  // A day that was emptied has metrics, but nothing to lose.
  return present.matrix.length > 0 && isFuller(present, next) ? 'fuller' : undefined;
}
