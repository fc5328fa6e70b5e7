import type { Instant } from '@orgcost/domain';
import type { Mail, MailEvent } from '../delivery/mail';
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
  /**
   * Addresses that do not take mail: the last event of each that bounced for good, or complained. Capital letters make no
   * difference; each is told as it was asked for.
   */
  refusals(
    addresses: readonly string[],
    onUnread?: OnUnread,
  ): Promise<ReadonlyMap<string, MailEvent>>;
}
