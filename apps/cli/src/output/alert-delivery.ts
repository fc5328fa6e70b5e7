import type { Alert, Mail, MailEvent } from '@orgcost/alerting';
import { printable } from '@orgcost/domain';
import { deliveryInWords } from './alerts';

/** A mail with an alert, as far as it is known. */
export interface ToldMail {
  readonly id: string;
  readonly mail: Mail | undefined;
  readonly events: readonly MailEvent[];
}

/** What became of an alert: its mails, and who has seen it. */
export function renderDelivery(alert: Alert, mails: readonly ToldMail[]): string {
  const { acknowledged, delivery } = alert;
  const refused = delivery.state === 'pending' ? delivery.refused : undefined;
  return [
    `Raised ${alert.raisedAt}`,
    ...mails.flatMap(({ id, mail, events }) => [
      `${mail?.sentAt === undefined ? 'Begun to be mailed, perhaps in vain' : `Mailed ${mail.sentAt}`} to ${mail?.to.join(', ') ?? 'nobody knows whom'}, as ${id}`,
      ...events.map(({ kind, at, recipients }) => `  ${kind} ${at}: ${recipients.join(', ')}`),
    ]),
    // Mails that were begun before say nothing of what is to come.
    ...('mail' in delivery ? [] : [`Told: ${deliveryInWords(delivery)}`]),
    ...(refused ? [`Refused ${refused.times} times, last ${refused.at}: ${refused.why}`] : []),
    ...(acknowledged
      ? [
          `Seen ${acknowledged.at} by ${acknowledged.by}${acknowledged.note === undefined ? '' : `: ${acknowledged.note}`}`,
        ]
      : []),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}
