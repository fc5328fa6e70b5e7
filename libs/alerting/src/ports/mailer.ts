import type { LetterText } from '../delivery/letter';

/** Hands mails to a mail service. */
export interface Mailer {
  /**
   * @param id of the mail, by which the service tells what becomes of it
   * @returns the service's own id
   * @throws MailNotTakenError where nothing was sent; after any other error something may have been
   */
  send(id: string, to: readonly string[], letter: LetterText): Promise<string>;
}
