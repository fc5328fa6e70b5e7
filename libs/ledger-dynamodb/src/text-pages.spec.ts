import fc from 'fast-check';
import { textPages } from './text-pages';

it('has one page of an empty text', () => {
  expect(textPages('')).toEqual(['']);
});

it('cuts before a character that does not fit whole', () => {
  expect(textPages('abcdef', 4)).toEqual(['abcd', 'ef']);
  expect(textPages('ab€€', 4)).toEqual(['ab', '€', '€']);
  expect(textPages('a😀b😀', 5)).toEqual(['a😀', 'b😀']);
  expect(textPages('ab😀', 5)).toEqual(['ab', '😀']);
});

it('gives parts that make the text again, none of which is too long or cuts a character', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\u0000'), maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 12 }), (text, bytes) => {
      const pages = textPages(text, bytes);
      expect(pages.join('')).toBe(text);
      // A half of a character would become another one.
      for (const page of pages) expect(Buffer.from(page).toString()).toBe(page);
      expect(pages.every((page) => Buffer.byteLength(page) <= bytes)).toBe(true);
      expect(pages.length === 1 || pages.every((page) => page !== '')).toBe(true);
    }),
  );
});
