import type { Alert, Delivery } from '../alerts/alert';
import { alertKeyOf } from '../alerts/alert-id';
import type { AlertLedger } from '../ports/alert-ledger';
import type { MailLedger } from '../ports/mail-ledger';

export interface Settling {
  readonly alerts: Pick<AlertLedger, 'moveOn'>;
  readonly mails: Pick<MailLedger, 'mail' | 'mailEvents'>;
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
  { mails }: Settling,
  { mail: id, uncertain }: Extract<Delivery, { state: 'sending' }>,
): Promise<Delivery> {
  const mail = await mails.mail(id);
  if (mail === undefined) return { state: 'pending', uncertain };
  // The mail service tells of mails that it has taken.
  const events = mail.sentAt === undefined ? await mails.mailEvents(id) : [];
  const sentAt = mail.sentAt ?? events.find(({ kind }) => kind !== 'rejected')?.at;
  return sentAt === undefined
    ? { state: 'pending', uncertain: [...uncertain, id] }
    : { state: 'mailed', mail: id, at: sentAt, uncertain };
}
