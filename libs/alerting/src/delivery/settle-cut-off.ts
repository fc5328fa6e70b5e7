import type { Clock } from '@orgcost/domain';
import { earlierMailsOf, type Alert, type Delivery } from '../alerts/alert';
import { alertKeyOf } from '../alerts/alert-id';
import type { AlertLedger } from '../ports/alert-ledger';
import type { MailLedger } from '../ports/mail-ledger';
import { afterReturn, cameBack } from './returned-mail';

export interface Settling {
  readonly alerts: Pick<AlertLedger, 'moveOn'>;
  readonly mails: Pick<MailLedger, 'mail' | 'mailEvents'>;
  readonly clock: Clock;
}

/**
 * Finds out what became of an alert whose mail was begun and never ended: it was told, or is to be told again.
 * @returns the alert as it stands then; nothing where somebody else was faster
 */
export async function settleCutOff(settling: Settling, alert: Alert): Promise<Alert | undefined> {
  const { delivery } = alert;
  if (delivery.state !== 'sending') return alert;
  const after = await outcomeOf(settling, delivery);
  const isOurs = await settling.alerts.moveOn(alertKeyOf(alert.crossing), delivery, after);
  return isOurs ? { ...alert, delivery: after } : undefined;
}

async function outcomeOf(
  { mails, clock }: Settling,
  delivery: Extract<Delivery, { state: 'sending' }>,
): Promise<Delivery> {
  const id = delivery.mail;
  const earlier = earlierMailsOf(delivery);
  const mail = await mails.mail(id);
  if (mail === undefined) return { state: 'pending', ...earlier };
  // The mail service tells of mails that it has taken.
  const events = await mails.mailEvents(id);
  if (cameBack(mail, events)) return afterReturn(delivery, mail, clock());
  const sentAt = mail.sentAt ?? events[0]?.at;
  return sentAt === undefined
    ? { state: 'pending', ...earlier, uncertain: [...earlier.uncertain, id] }
    : { state: 'mailed', mail: id, at: sentAt, ...earlier };
}
