import type { Clock } from '@orgcost/domain';
import pMap from 'p-map';
import { parseAlertId } from '../alerts/alert-id';
import type { MailNews } from '../messages/ses-message';
import type { AlertLedger } from '../ports/alert-ledger';
import type { MailLedger } from '../ports/mail-ledger';
import type { Mail, MailEvent } from './mail';
import { afterReturn, cameBack } from './returned-mail';

export interface RecordingMailNews {
  readonly alerts: Pick<AlertLedger, 'alert' | 'moveOn'>;
  readonly mails: Pick<MailLedger, 'mail' | 'mailEvents' | 'recordMailEvent'>;
  readonly clock: Clock;
}

const concurrency = 16;
const mayTellOfReturn: readonly MailEvent['kind'][] = ['bounced', 'soft-bounced', 'rejected'];

/**
 * Records what the mail service tells of a mail. Once it has told that nobody got it, the alerts of the mail are to be told
 * again, to the platform team. Safe to repeat, and to be told in any order.
 * @throws Error where an alert is not recorded as mailed yet: told again later, the news finds it so. And each time where
 * it was the platform team's mail: nobody is left to be told
 */
export async function recordMailNews(
  recording: RecordingMailNews,
  { mail: id, event }: MailNews,
): Promise<void> {
  const { mails } = recording;
  await mails.recordMailEvent(id, event);
  if (!mayTellOfReturn.includes(event.kind)) return;
  // Of what another ledger has sent, nothing more is known.
  const mail = await mails.mail(id);
  if (mail === undefined || !cameBack(mail, await mails.mailEvents(id))) return;
  await tellAgain(recording, mail);
  if (mail.as === 'platform') {
    throw new Error(
      `Mail ${id} to the platform team came back, and nobody else can be told of its alerts: ` +
        'see mail.platform of the config',
    );
  }
}

/** One that fails keeps no other back. */
async function tellAgain(recording: RecordingMailNews, mail: Mail): Promise<void> {
  const errors = await pMap(
    mail.alerts,
    async (alert) => {
      try {
        await moveBack(recording, mail, alert);
        return [];
      } catch (error) {
        return [error];
      }
    },
    { concurrency },
  );
  for (const error of errors.flat()) throw error;
}

/** Only where this mail is the one that told it: a later mail has news of its own. */
async function moveBack(
  { alerts, clock }: RecordingMailNews,
  mail: Mail,
  id: string,
): Promise<void> {
  const key = parseAlertId(id);
  const delivery = (await alerts.alert(key))?.delivery;
  if (delivery === undefined || !('mail' in delivery) || delivery.mail !== mail.id) return;
  const isDone =
    delivery.state === 'mailed' &&
    (await alerts.moveOn(key, delivery, afterReturn(delivery, mail, clock())));
  if (!isDone) throw new Error(`Alert ${id} is not recorded as mailed by ${mail.id} yet`);
}
