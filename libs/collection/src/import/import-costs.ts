import type { AccountId, Instant } from '@orgcost/domain';
import type { CostLedger, Observation } from '../ports/cost-ledger';

/** What files tell of one account. */
export type ImportedCosts = Omit<Observation, 'fetchedAt'>;

export interface ImportCounts {
  readonly accounts: number;
  readonly daysWritten: number;
  readonly daysUnchanged: number;
  readonly daysSuperseded: number;
}

/**
 * Brings costs that were read from files into the ledger, account after account. A day of the files replaces the
 * day in the ledger as a whole, and stays readable as of earlier.
 * @throws what the files' reader and the ledger throw
 */
export async function importCosts(
  { costs }: { costs: Pick<CostLedger, 'record'> },
  accounts: AsyncIterable<ImportedCosts>,
  fetchedAt: Instant,
): Promise<ImportCounts> {
  const ids = new Set<AccountId>();
  let [daysWritten, daysUnchanged, daysSuperseded] = [0, 0, 0];
  for await (const imported of accounts) {
    const recorded = await costs.record({ ...imported, fetchedAt });
    ids.add(imported.account);
    daysWritten += recorded.written.length;
    daysUnchanged += recorded.unchanged.length;
    daysSuperseded += recorded.superseded.length;
  }
  return { accounts: ids.size, daysWritten, daysUnchanged, daysSuperseded };
}
