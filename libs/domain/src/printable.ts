/**
 * Scripts and emoji that joiners shape, which are invisible between all others.
 * https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
 */
const joined = String.raw`[\p{Script=Arabic}\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Syriac}\p{Script=Tamil}\p{Script=Telugu}\p{Extended_Pictographic}\p{Emoji_Modifier}]`;

/** Controls and line breaks; halves of characters; all that is there and not seen, or that turns the order around. */
const unprintable = new RegExp(
  [
    String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]`,
    String.raw`(?![\u200C\u200D\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}`,
    String.raw`(?<!${joined}|\p{Extended_Pictographic}\uFE0F)[\u200C\u200D]`,
    String.raw`[\u200C\u200D](?!${joined})`,
    String.raw`(?<!\p{Emoji})[\uFE0E\uFE0F]`,
  ].join('|'),
  'gu',
);

/**
 * Names come from outside: no control character of theirs reaches a terminal or a mail, and none can look like another
 * by what is invisible.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '\uFFFD');
}
