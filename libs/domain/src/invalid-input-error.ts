/** Something from outside is wrong in a way its sender can mend: the message names both, in one line. */
export class InvalidInputError extends Error {
  override readonly name: string = 'InvalidInputError';
}
