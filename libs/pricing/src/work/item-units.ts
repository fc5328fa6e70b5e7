import { assumptions } from '../assumptions';
import type { Setting } from '../setting';

const { bytesPerDayOfMonth, bytesPerItem, bytesPerLine, bytesPerStatementLine } = assumptions;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
const bytesPerWriteUnit = 1_024;
const bytesPerReadUnit = 4_096;

export function bytesOfDay(lines: number): number {
  return bytesPerItem + lines * bytesPerLine;
}

/** @param days of the month that the item knows */
export function bytesOfMonth(lines: number, days: number): number {
  return bytesPerItem + lines * bytesPerLine + days * bytesPerDayOfMonth;
}

/** All that accounts were charged in a month. */
export function bytesOfStatements({
  accounts,
  lines,
}: Pick<Setting, 'accounts' | 'lines'>): number {
  return accounts * lines * bytesPerStatementLine;
}

export function writeUnits(bytes: number): number {
  return Math.ceil(bytes / bytesPerWriteUnit);
}

/** With the copy in the index. */
export function writeUnitsWithIndex(bytes: number): number {
  return 2 * writeUnits(bytes);
}

/** Of one item, strongly consistent. */
export function readUnits(bytes: number): number {
  return Math.ceil(bytes / bytesPerReadUnit);
}

/** Of many items in a query of the table, strongly consistent: of their bytes together. */
export function strongQueryUnits(items: number, bytes: number): number {
  return Math.ceil((items * bytes) / bytesPerReadUnit);
}

/** Of many items in a query of the index, which is eventually consistent: half of the bytes together. */
export function queryUnits(items: number, bytes: number): number {
  return Math.ceil((items * bytes) / bytesPerReadUnit / 2);
}
