import type { AccountId, Instant } from '@orgcost/domain';
import type { CostLedger, Observation, Recorded } from '../ports/cost-ledger';
import type { CostPreview } from '../ports/cost-preview';

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
 * @param emptied days of which the files tell nothing, without lines
 * @throws what the files' reader and the ledger throw
 */
export function importCosts(
  { costs }: { costs: Pick<CostLedger, 'record'> },
  accounts: AsyncIterable<ImportedCosts>,
  emptied: readonly ImportedCosts[],
  fetchedAt: Instant,
): Promise<ImportCounts> {
  return countEach(withEmptied(accounts, emptied), (imported) =>
    costs.record({ ...imported, fetchedAt }),
  );
}

/** What `importCosts` would do; writes nothing. */
export function previewImport(
  { costs }: { costs: CostPreview },
  accounts: AsyncIterable<ImportedCosts>,
  emptied: readonly ImportedCosts[],
  fetchedAt: Instant,
): Promise<ImportCounts> {
  return countEach(withEmptied(accounts, emptied), (imported) =>
    costs.preview({ ...imported, fetchedAt }),
  );
}

async function countEach(
  accounts: AsyncIterable<ImportedCosts>,
  become: (imported: ImportedCosts) => Promise<Recorded>,
): Promise<ImportCounts> {
  const ids = new Set<AccountId>();
  let [daysWritten, daysUnchanged, daysSuperseded] = [0, 0, 0];
  for await (const imported of accounts) {
    const { written, unchanged, superseded } = await become(imported);
    ids.add(imported.account);
    daysWritten += written.length;
    daysUnchanged += unchanged.length;
    daysSuperseded += superseded.length;
  }
  return { accounts: ids.size, daysWritten, daysUnchanged, daysSuperseded };
}

/** An account's days of both in one: a charge that moved is committed at once where it left and where it went. */
async function* withEmptied(
  accounts: AsyncIterable<ImportedCosts>,
  emptied: readonly ImportedCosts[],
): AsyncGenerator<ImportedCosts> {
  const rest = new Map(emptied.map((imported) => [imported.account, imported.days]));
  for await (const imported of accounts) {
    yield { ...imported, days: [...imported.days, ...(rest.get(imported.account) ?? [])] };
    rest.delete(imported.account);
  }
  yield* emptied.filter(({ account }) => rest.has(account));
}
