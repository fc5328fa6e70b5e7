import { formatAmount, type Amount } from '@orgcost/money';
import type { CellObject } from 'write-excel-file/node';
import { oneLine } from '../words/one-line';

/** What Excel takes in one cell; a longer one makes it call the file damaged. */
const longest = 32_767;

/** Always text, though it begin like a formula or look like a number. */
export function textCell(text: string, style: Partial<CellObject> = {}): CellObject {
  return { alignVertical: 'top', ...style, type: String, value: withinLimits(text) };
}

function withinLimits(text: string): string {
  // A workbook's XML has no place for U+FFFD, which the library would take out unseen.
  const shown = oneLine(text).replaceAll('\uFFFD', '\u25A1');
  // The library finds `constructor` among the texts that it has before it is one of them, and damages the workbook.
  if (Object.hasOwn(Object.prototype, shown)) return `${shown} `;
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

/**
 * The one place where money becomes a float, as a spreadsheet's numbers are nothing else: of cents up to 15 digits a double
 * shows and sums what was meant, and the exact amount stands beside it as text.
 */
export function centsCell(cents: Amount, style: Partial<CellObject> = {}): CellObject {
  return {
    alignVertical: 'top',
    align: 'right',
    format: '#,##0.00',
    ...style,
    type: Number,
    value: Number(formatAmount(cents, 2)),
  };
}
