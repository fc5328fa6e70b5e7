import type { Instant } from '@orgcost/domain';
import type { Mail, MailEvent } from '../delivery/mail';
import type { Refusal } from '../delivery/refusal';
import type { OnUnread } from './on-unread';

/** Keeps which mails were begun, sent and received. */
export interface MailLedger {
  beginMail(mail: Mail): Promise<void>;
  /** The mail service has taken it. @throws InvalidInputError where it was never begun */
  mailSent(id: string, sent: { readonly at: Instant; readonly messageId: string }): Promise<void>;
  mail(id: string): Promise<Mail | undefined>;
  /** The same event once, however often it is told. Of a mail that the ledger does not know, too. */
  recordMailEvent(id: string, event: MailEvent): Promise<void>;
  /** In the order in which they happened. */
  mailEvents(id: string): Promise<readonly MailEvent[]>;
  /** Of these addresses those that do not take mail. Capital letters make no difference; each is told as it was asked for. */
  refusals(
    addresses: readonly string[],
    onUnread?: OnUnread,
  ): Promise<ReadonlyMap<string, Refusal>>;
  /** All addresses that do not take mail, in the order of the alphabet. */
  allRefusals(onUnread?: OnUnread): Promise<readonly Refusal[]>;
  /**
   * Mail goes to the address again. What is told later of mails before that moment changes nothing.
   * @returns false where it takes mail
   */
  liftRefusal(address: string, at: Instant): Promise<boolean>;
}
