import fc from 'fast-check';
import { printable } from './index';

test.each([
  'Web Shop <Production> & "more"',
  'Zürich Forschung 東京',
  'متجر الويب',
  'חנות',
  'می‌خواهم',
  'क्‍ष',
  '👩‍👩‍👧 family, 👩🏽‍🚀, 🗼, ❤️‍🔥, ⚠️, 1️⃣',
  'e\u0301',
])('%s is left as it is', (name) => {
  expect(printable(name)).toBe(name);
});

test.each([
  ['line breaks', 'a\r\nBcc: b\u2028c\u2029d\u0085e', 'a��Bcc: b�c�d�e'],
  ['escapes', '\u001b[31mred\u009b0m\u0000\u0007\u007f', '�[31mred�0m���'],
  ['what turns the order around', 'a\u202eb\u2066c\u2069d\u200fe\u061cf', 'a�b�c�d�e�f'],
  ['what is not seen', 'p\u200bay\u00adpal\u2060\ufeff\u3164\u{e0041}', 'p�ay�pal����'],
  ['joiners that join nothing', 'a\u200db\u200cc 👩\u200d', 'a�b�c 👩�'],
  ['joiners after joiners', '👩\u200d\u200d👧', '👩��👧'],
  ['variants of letters', 'a\ufe0f', 'a�'],
  ['halves of characters', 'a\ud800b\udc00', 'a�b�'],
])('%s are shown for what they are', (_, name, shown) => {
  expect(printable(name)).toBe(shown);
});

/** Among them many that joiners and variants are next to. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1 }),
      fc.constantFrom('a', '1', 'ی', '👩', '🏽', '\u200c', '\u200d', '\ufe0e', '\ufe0f', '\ud800'),
    ),
  )
  .map((parts) => parts.join(''));

test('nothing in it breaks a line, and printing it again changes nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(Array.from(shown)).toHaveLength(Array.from(text).length);
      expect(printable(shown)).toBe(shown);
    }),
  );
});
