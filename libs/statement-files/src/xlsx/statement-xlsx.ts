import type { DocumentHash, Statement } from '@orgcost/chargeback';
import { withoutClock } from './fixed-zip';
import { linesSheet } from './lines-sheet';
import { summarySheet } from './summary-sheet';

/**
 * A workbook of two sheets: the statement's summary, and every line with all its fields. The same statement gives the same
 * bytes.
 * @param document hash of the statement's document, printed where it is given
 */
export async function statementXlsx(
  statement: Statement,
  { document }: { document?: DocumentHash } = {},
): Promise<Buffer> {
  // Loaded when it is needed: nobody else waits for it.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const sheets = [summarySheet(statement, document), linesSheet(statement)];
  return withoutClock(
    await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer(),
  );
}
