import { cellPadding } from './style';

/** Of the widest letter and of a line of the body's text, in points. */
const widest = 9.5;
const lineHeight = 11;

/** No row is higher than what it takes to print its text in the widest letters, each line half empty. */
export function rowHeightAtMost(text: string, width: number): number {
  return Math.ceil((2 * text.length * widest) / width) * lineHeight + 2 * cellPadding;
}

/** The end of a text is kept, as accounts have their number there. */
export function endThatFits(text: string, width: number, height: number): string {
  const most = Math.floor((height / lineHeight) * (width / (2 * widest)));
  return text.length > most ? `…${text.slice(text.length - most)}` : text;
}
