import readSheets, { type CellValue } from 'read-excel-file/node';

type Sheets = Partial<Record<string, readonly (readonly (CellValue | null)[])[]>>;

/** What another program finds in a workbook: rows of cells, by the name of the sheet. */
export async function sheetsOf(xlsx: Buffer): Promise<Sheets> {
  const sheets = await readSheets(xlsx, { trim: false });
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}
