import { readableAmount, type Amount } from '@orgcost/money';
import type { Text } from 'pdfmake';
import { cellPadding, contentWidth } from './style';

/** How wide a digit of the body's size is at most, in points. */
const digitWidth = 5.3;

/**
 * Widths of a column of words and one of amounts, in points: one for all tables, so that amounts stand under each other.
 * They are fixed, as words of any length break in a column that is, and would push the amounts off the page in any other.
 */
export function columnWidths(amounts: readonly Amount[]): [number, number] {
  const longest = Math.max(...amounts.map((amount) => readableAmount(amount).length));
  const width = Math.min(Math.max(72, longest * digitWidth), contentWidth - 120);
  return [contentWidth - width - 4 * cellPadding, width];
}

export function amountCell(amount: Amount, style: { bold?: boolean } = {}): Text {
  return { text: readableAmount(amount), alignment: 'right', ...style };
}
