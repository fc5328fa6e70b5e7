/** A letter could not be put into words: nothing was sent. */
export class LetterNotWrittenError extends Error {
  override readonly name = 'LetterNotWrittenError';
}
