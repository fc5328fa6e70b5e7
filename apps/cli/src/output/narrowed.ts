export interface ColumnWidth {
  readonly width: number;
  /** It can be as narrow as this. */
  readonly least: number;
}

/**
 * Makes columns as narrow as it takes to fit into a width, always the widest of those that still can be.
 * @returns widths that may be too wide together all the same
 */
export function narrowed(columns: readonly ColumnWidth[], width: number): number[] {
  const widths = columns.map((column) => column.width);
  let excess = widths.reduce((sum, one) => sum + one, 0) - width;
  for (; excess > 0; excess -= 1) {
    const spare = columns.map(({ least }, index) => {
      const now = widths[index] ?? 0;
      return now > least ? now : 0;
    });
    const widest = Math.max(...spare);
    if (widest === 0) break;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}
