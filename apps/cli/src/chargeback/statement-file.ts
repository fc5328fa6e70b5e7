import type { Statement } from '@orgcost/chargeback';
import { rename, writeFile } from 'node:fs/promises';
import { statementCsv, statementJson, statementPdf, statementXlsx } from '@orgcost/statement-files';
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
