import { hashText } from './hash';

/** Of the form of a UUID, the same for the same text. */
export function uuidOf(text: string): string {
  const digits = [1, 2, 3, 4]
    .map((salt) => hashText(salt, text).toString(16).padStart(8, '0'))
    .join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
