import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { streamAccountDays, type FocusAccountDays } from './account-days';
import { readCharges } from './charges';
import { readingError } from './reading-error';
import { writeRejects } from './rejects';
import { createScratch, type Scratch } from './scratch';
import { viewSource } from './source';
import { countRows, totalsByCurrency, type FocusSummary } from './summary';
import { unpack } from './unpack';
import { findWarnings } from './warnings';

export interface FocusOptions {
  /** Take the rows of this `ProviderName` only. */
  readonly provider?: string;
  /** Where rows that cannot be taken are written; only written when there are some, and then replaced. */
  readonly rejectsFile: string;
}

export interface FocusFile {
  readonly summary: FocusSummary;
  /** Each account once, in the order of ids, its days in order. */
  accounts(): AsyncIterable<FocusAccountDays>;
  /** Removes the temporary files. */
  close(): Promise<void>;
}

/**
 * Reads a FOCUS 1.0–1.2 file: CSV, gzipped CSV or Parquet. It is read to its end and checked before this returns, so
 * nothing of a damaged file is ever handed out; memory stays bounded, for DuckDB keeps the rows in a temporary file.
 *
 * - A row's account is its `SubAccountId`, verbatim, or without one its `BillingAccountId`.
 * - Its day is the UTC day on which its charge period starts, however long that lasts; but a charge belongs to the
 *   month that it is billed in. One that starts before its billing period, such as a correction of an earlier month,
 *   is kept on that period's first day, one that starts after it on the last. So the days of an account lie within
 *   the billing periods of the file, months add up to their bills, and no file replaces another month's days.
 * - `BilledCost` is net unblended, `EffectiveCost` net amortized, exactly and in `BillingCurrency`. Where a row has
 *   no `EffectiveCost`, its day has no net amortized cost.
 * - A row without `ServiceName` is kept under `Unspecified`. `ChargeCategory` is kept as charge type, whatever it is.
 * - FOCUS does not mark estimates: `estimated` is always false.
 *
 * https://focus.finops.org/focus-specification/
 *
 * @throws InvalidInputError in one line, when the file cannot be read, is damaged or cut short, or is not FOCUS; when
 * it has no row of the provider; when an account has charges of two providers
 */
export async function openFocusFile(
  file: string,
  { provider, rejectsFile }: FocusOptions,
): Promise<FocusFile> {
  const scratch = await createScratch();
  try {
    const plainFile = await unpack(file, scratch.folder);
    const columns = await viewSource(scratch, plainFile);
    await readCharges(scratch, columns, provider);

    const counts = await countRows(scratch);
    if (provider !== undefined && counts.rows > 0 && counts.rows === counts.otherProviders)
      await refuseProvider(scratch, file, provider);
    await refuseSharedAccounts(scratch, file);
    if (counts.rejected > 0) await writeRejects(scratch, rejectsFile);

    const summary = {
      ...counts,
      totals: await totalsByCurrency(scratch),
      warnings: await findWarnings(scratch, plainFile, columns),
      ...(counts.rejected > 0 && { rejectsFile }),
    };
    return {
      summary,
      accounts: () => streamAccountDays(scratch),
      close: () => scratch.remove(),
    };
  } catch (error) {
    await scratch.remove();
    throw readingError(file, error);
  }
}

async function refuseProvider(scratch: Scratch, file: string, provider: string): Promise<never> {
  const names = await firstTexts(
    scratch,
    'SELECT DISTINCT ProviderName AS text FROM loaded ORDER BY text LIMIT 10',
  );
  throw new InvalidInputError(
    `${file} has no row of the provider "${provider}", but of ${names.join(', ')}`,
  );
}

/** The ledger keeps one cost a day for an account: two providers' would replace each other. */
async function refuseSharedAccounts(scratch: Scratch, file: string): Promise<void> {
  const [account] = await firstTexts(
    scratch,
    'SELECT account AS text FROM cost GROUP BY account HAVING count(DISTINCT provider) > 1 ORDER BY text LIMIT 1',
  );
  if (account !== undefined) {
    throw new InvalidInputError(
      `${file} has charges of several providers for the account ${account}: import one provider at a time`,
    );
  }
}

async function firstTexts({ database }: Scratch, query: string): Promise<string[]> {
  const answer = await database.runAndReadAll(query);
  return z
    .array(z.object({ text: z.string() }))
    .parse(answer.getRowObjectsJS())
    .map(({ text }) => text);
}
