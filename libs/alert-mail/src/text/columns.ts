import { printable } from '@orgcost/domain';
import { lineWidth, wrapped } from './wrapped';

const gap = 2;

/** However wide the amounts are, this is left for what they are of. */
const leastForNames = 20;

/** Lines of a table: names on the left, as many lines of them as it takes, and amounts on the right. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const amounts = rows.map(([, ...others]) => others.map(printable));
  const widths = (amounts[0] ?? []).map((_, column) =>
    Math.max(...amounts.map((row) => row[column]?.length ?? 0)),
  );
  const place = lineWidth - widths.reduce((sum, width) => sum + gap + width, 0);
  const names = rows.map(([name = '']) => wrapped(name, Math.max(place, leastForNames)));
  const nameWidth = Math.max(...names.flat().map(lengthOf));
  return names.flatMap(([first = '', ...others], row) => {
    const cells = widths.map((width, column) =>
      (amounts[row]?.[column] ?? '').padStart(gap + width),
    );
    return [`${first}${' '.repeat(nameWidth - lengthOf(first))}${cells.join('')}`, ...others];
  });
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
