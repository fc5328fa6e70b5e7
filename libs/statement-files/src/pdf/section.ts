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
  const [first, ...others] = groups.map((group) =>
    groupTable(group, isOne ? total : 'Subtotal', statement, widths, glyphs),
  );
  if (!first) return [];
  const heading = { text: title, style: 'section' };
  return [
    // What goes to the next page as a whole takes its heading along.
    ...(first.unbreakable
      ? [{ stack: [heading, first], unbreakable: true }]
      : [{ ...heading, headlineLevel: 1 }, first]),
    ...others,
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
