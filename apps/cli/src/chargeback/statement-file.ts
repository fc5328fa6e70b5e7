import type { Statement } from '@orgcost/chargeback';
import { rename, writeFile } from 'node:fs/promises';
import type { HashedStatement } from './closed-month';

export type StatementFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

/** `2026-10-web-shop-USD.pdf`: what a file system might not take of a name is left out. */
export function statementFileName(
  { period, costCenter, currency }: Pick<Statement, 'period' | 'costCenter' | 'currency'>,
  format: StatementFormat,
): string {
  const id = encodeURIComponent(costCenter.id).replace(/[*'()!~%]/g, '_');
  return `${period}-${id}-${currency}.${format}`;
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

async function contentOf(
  { statement, document }: HashedStatement,
  format: StatementFormat,
): Promise<string | Uint8Array> {
  const files = await import('@orgcost/statement-files');
  switch (format) {
    case 'pdf':
      return files.statementPdf(statement, { document });
    case 'xlsx':
      return files.statementXlsx(statement, { document });
    case 'csv':
      return files.statementCsv(statement);
    case 'json':
      return files.statementJson(statement);
  }
}
