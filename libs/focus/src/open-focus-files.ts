import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToldFiles } from '@orgcost/collection';
import { streamAccountDays } from './account-days';
import { takeCharges } from './charges';
import { readCostKeys } from './cost-keys';
import { createLoaded, loadSource } from './load';
import { readingError } from './reading-error';
import { refuseEmpty, refuseOverwriting, refuseProvider, refuseSharedAccounts } from './refusals';
import { writeRejects } from './rejects';
import { refuseRepeatedFile } from './repeated-file';
import { createScratch, type Scratch } from './scratch';
import { viewSource, type Source } from './source';
import { findSpans } from './spans';
import {
  countByPeriod,
  countRows,
  findIncompleteDays,
  totalsByCurrency,
  type FocusSummary,
} from './summary';
import { unpack, type PlainFile } from './unpack';
import type { Tell } from './told-query';
import { findWarnings } from './warnings';

export interface FocusOptions {
  /** Take the rows of this `ProviderName` only. */
  readonly provider?: string;
  /** Where rows that cannot be taken are written; only written when there are some, and then replaced. */
  readonly rejectsFile: string;
  /** Told now and then which part of the files is read, from 0 to 1. */
  readonly onProgress?: Tell;
}

/** Their spans are by provider and month: what was taken lies within. Days of an account come in order. */
export interface FocusFiles extends ToldFiles {
  readonly summary: FocusSummary;
  /** Removes the temporary files. */
  close(): Promise<void>;
}

/**
 * Reads FOCUS 1.0–1.2 files as one set: CSV, gzipped CSV and Parquet. All are read to their ends and checked before
 * this returns, so nothing of a damaged file is ever handed out; memory stays bounded, for rows that are alike are added
 * as they are read, and DuckDB moves what does not fit to a temporary file. Exports come in several files, of which each may have a part of a day: only the set has the whole.
 *
 * - Only `focus-columns.ts` is read: what other columns say, such as ChargePeriodEnd, changes nothing.
 * - A row's account is its `SubAccountId`, verbatim, or without one its `BillingAccountId`.
 * - Its day is the UTC day on which its charge period starts, however long that lasts; but a charge belongs to the
 *   month that it is billed in. One that starts before its billing period, such as a correction of an earlier month,
 *   is kept on that period's first day, one that starts after it on the last. So the days of an account lie within
 *   the billing periods of the files, months add up to their bills, and no set replaces another month's days.
 *   An end at the last second of a day stands for the midnight that follows.
 * - `BilledCost` is net unblended, `EffectiveCost` net amortized, exactly and in `BillingCurrency`. Where a row has
 *   no `EffectiveCost`, its day has no net amortized cost.
 * - A row without `ServiceName` is kept under `Unspecified`. `ChargeCategory` is kept as charge type, whatever it is.
 * - FOCUS does not mark estimates: `estimated` is always false.
 *
 * https://focus.finops.org/focus-specification/
 *
 * @throws InvalidInputError in one line, when a file cannot be read, is damaged or cut short, is not FOCUS or is given
 * twice; when none has a row, or one of the provider; when an account has charges of two providers
 */
export async function openFocusFiles(
  files: readonly string[],
  { provider, rejectsFile, onProgress = () => undefined }: FocusOptions,
): Promise<FocusFiles> {
  const scratch = await createScratch();
  try {
    refuseOverwriting(files, rejectsFile);
    const sources = await loadAll(scratch, files, provider, onProgress);
    await takeCharges(scratch);

    const counts = await countRows(scratch);
    if (counts.rows === 0) refuseEmpty(nameOf(files));
    if (provider !== undefined && counts.rows === counts.otherProviders)
      await refuseProvider(scratch, nameOf(files), provider);
    await refuseSharedAccounts(scratch);
    if (counts.rejected > 0) await writeRejects(scratch, sources, rejectsFile);

    const summary = {
      ...counts,
      periods: await countByPeriod(scratch),
      totals: await totalsByCurrency(scratch),
      incompleteDays: await findIncompleteDays(scratch),
      warnings: await findWarnings(scratch, sources),
      ...(counts.rejected > 0 && { rejectsFile }),
    };
    const keys = await readCostKeys(scratch);
    return {
      summary,
      spans: await findSpans(scratch),
      accountIds: [...keys.accounts.values()].map(({ account }) => account),
      accounts: (among) => streamAccountDays(scratch, keys, among),
      close: () => scratch.remove(),
    };
  } catch (error) {
    await scratch.remove();
    throw readingError(nameOf(files), error);
  }
}

async function loadAll(
  scratch: Scratch,
  files: readonly string[],
  provider: string | undefined,
  tell: Tell,
): Promise<Source[]> {
  const plainFiles: PlainFile[] = [];
  for (const [index, file] of files.entries())
    plainFiles.push(await unpack(file, join(scratch.folder, `inflated-${index}`)));
  await refuseRepeatedFile(plainFiles);

  await createLoaded(scratch);
  const sources: Source[] = [];
  const sizes = await Promise.all(plainFiles.map(async ({ path }) => (await stat(path)).size));
  const total = sum(sizes);
  for (const [index, file] of plainFiles.entries()) {
    try {
      const source = await viewSource(scratch, file, `source_${index}`);
      const before = sum(sizes.slice(0, index));
      await loadSource(scratch, source, index, provider, (part) => {
        tell((before + part * (sizes[index] ?? 0)) / total);
      });
      sources.push(source);
    } catch (error) {
      throw readingError(file.name, error);
    }
  }
  return sources;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function nameOf([first = 'no file', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
