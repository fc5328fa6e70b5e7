import type { AccountId, CostOrigin, Instant } from '@orgcost/domain';
import type { CostLedger } from './ports/cost-ledger';
import type { AccountDays } from './ports/cost-source';

export interface ImportCounts {
  readonly accounts: number;
  readonly daysWritten: number;
  readonly daysUnchanged: number;
  readonly daysSuperseded: number;
}

/**
 * Brings costs that were read from a file into the ledger, account after account. A day of the file replaces the
 * day in the ledger as a whole, and stays readable as of earlier.
 * @throws what the file's reader and the ledger throw
 */
export async function importCosts(
  { costs }: { costs: CostLedger },
  accounts: AsyncIterable<AccountDays & { origin: CostOrigin }>,
  fetchedAt: Instant,
): Promise<ImportCounts> {
  const ids = new Set<AccountId>();
  let [daysWritten, daysUnchanged, daysSuperseded] = [0, 0, 0];
  for await (const { account, origin, days } of accounts) {
    const recorded = await costs.record({ account, fetchedAt, origin, days });
    ids.add(account);
    daysWritten += recorded.written.length;
    daysUnchanged += recorded.unchanged.length;
    daysSuperseded += recorded.superseded.length;
  }
  return { accounts: ids.size, daysWritten, daysUnchanged, daysSuperseded };
}
