import type { DocumentHash, Statement } from '@orgcost/chargeback';
import type { Content, Margins } from 'pdfmake';
import { sectionsOf } from '../sections';
import { acceptedBox } from './accepted';
import { columnWidths } from './amounts';
import { replacement, type Glyphs } from './glyphs';
import { head } from './head';
import { sectionTables } from './section';
import { summaryTable } from './summary-table';

/** All that stands between headers and footers. */
export function body(
  statement: Statement,
  document: DocumentHash | undefined,
  glyphs: Glyphs,
): Content[] {
  const sections = sectionsOf(statement);
  const widths = columnWidths([
    statement.payable,
    ...sections.map(({ cents }) => cents),
    ...statement.lines.map(({ amount }) => amount),
  ]);
  const content = [
    head(statement, document, glyphs),
    acceptedBox(statement.accepted, glyphs),
    summaryTable(statement, sections, widths, glyphs),
    ...sections.map((section) => sectionTables(section, statement, widths, glyphs)),
  ];
  const isAllPrinted = !JSON.stringify(content).includes(replacement);
  return [
    ...content,
    ...(statement.lines.length === 0 ? [{ text: 'There are no lines.', margin }] : []),
    ...(isAllPrinted ? [] : [{ text: replacedNote, style: 'small', margin }]),
  ];
}

const margin: Margins = [4, 14, 4, 0];

const replacedNote = `${replacement} stands for a character that cannot be printed here; names are whole in the JSON of this statement.`;
