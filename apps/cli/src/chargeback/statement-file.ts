import { rename, writeFile } from 'node:fs/promises';
import { statementCsv, statementJson, statementPdf, statementXlsx } from '@orgcost/statement-files';
import type { CostCenterId } from '@orgcost/chargeback';
import type { HashedStatement } from './closed-month';

export type StatementFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

const longest = 60;

/**
 * `2026-10-web-shop-USD`. What file systems may not take of a cost center's name is left out, and the beginning of the
 * statement's hash stands for it; so it does where others are called alike but for capitals.
 * @param taken names of files before this one, in small letters; this one is added
 */
export function statementFileName(
  { statement: { period, costCenter, currency }, document }: HashedStatement,
  taken: Set<string>,
): string {
  const safe = safeName(costCenter.id);
  const plain = `${period}-${safe}-${currency}`;
  const isPlain = safe === costCenter.id && !taken.has(plain.toLowerCase());
  const name = isPlain ? plain : `${plain}-${document.slice(0, 8)}`;
  taken.add(name.toLowerCase());
  return name;
}

/** What any file system takes of a cost center's name. */
export function safeName(costCenter: CostCenterId): string {
  return costCenter.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, longest);
}

/** Whole, or not at all. */
export async function writeStatement(
  hashed: HashedStatement,
  format: StatementFormat,
  path: string,
): Promise<void> {
  const partial = `${path}.partial`;
  await writeFile(partial, await contentOf(hashed, format));
  await rename(partial, path);
}

function contentOf(
  { statement, document }: HashedStatement,
  format: StatementFormat,
): string | Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return statementPdf(statement, { document });
    case 'xlsx':
      return statementXlsx(statement, { document });
    case 'csv':
      return statementCsv(statement);
    case 'json':
      return statementJson(statement);
  }
}
