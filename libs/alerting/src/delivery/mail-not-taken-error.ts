/** A mail service would not take a mail: nothing was sent. */
export class MailNotTakenError extends Error {
  override readonly name = 'MailNotTakenError';
}
