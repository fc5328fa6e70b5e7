import { oneLine } from '../words/one-line';

/** Makes text printable with the font there is. */
export type Glyphs = (text: string) => string;

/** What stands for a character that cannot be printed: it is seen that something is missing, and copied as such. */
export const replacement = '\uFFFD';

/** Latin, Greek and Cyrillic, and hardly more, is what the font has; whatever it lacks is replaced. */
export async function loadGlyphs(): Promise<Glyphs> {
  const [{ create }, { default: files }] = await Promise.all([
    import('fontkit'),
    import('pdfmake/build/vfs_fonts.js'),
  ]);
  const font = create(Buffer.from(files['Roboto-Regular.ttf'] ?? '', 'base64'));
  const known = new Set('characterSet' in font ? font.characterSet : []);
  return (text) =>
    Array.from(oneLine(text).normalize('NFC'), (character) =>
      known.has(character.codePointAt(0) ?? 0) ? character : replacement,
    ).join('');
}
