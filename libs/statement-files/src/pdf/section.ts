import type { Statement } from '@orgcost/chargeback';
import type { Content } from 'pdfmake';
import type { Section } from '../sections';
import { amountCell } from './amounts';
import type { Glyphs } from './glyphs';
import { groupTable } from './group-table';
import { ruled } from './style';

/** Lines under their headings, with subtotals where there are several groups of them. */
export function sectionTables(
  section: Section,
  statement: Statement,
  widths: [number, number],
  glyphs: Glyphs,
): Content {
  const { title, groups, cents } = section;
  const total = `Total: ${title}`;
  const isOne = groups.length === 1;
  if (groups.length === 0) return [];
  return [
    { text: title, style: 'section', headlineLevel: 1 },
    ...groups.map((group) =>
      groupTable(group, isOne ? total : 'Subtotal', statement, widths, glyphs),
    ),
    isOne
      ? []
      : {
          table: {
            widths,
            body: [[{ text: total, bold: true }, amountCell(cents, { bold: true })]],
          },
          layout: ruled,
        },
  ];
}
