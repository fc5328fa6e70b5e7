/** Of a line of the font that is used, in points. */
const lineHeight = 15;
/** The highest row that Excel has, in points, is a little more. */
const highest = 400;
/** A column's width is counted in digits, and letters may be wider. */
const lettersADigit = 0.8;

/** How high a row is that shows all of a text, in points: not every spreadsheet finds it by itself. */
export function rowHeight(text: string, width: number): number {
  const lines = Math.max(1, Math.ceil(text.length / (width * lettersADigit)));
  return Math.min(lines * lineHeight, highest);
}
