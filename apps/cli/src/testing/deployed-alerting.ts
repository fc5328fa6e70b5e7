import { writeLetter } from '@orgcost/alert-mail';
import {
  alertIdOf,
  alertKeyOf,
  crossingOfAlarm,
  deliverAlerts,
  parseMessage,
  raiseAlert,
  recordMailNews,
} from '@orgcost/alerting';
import { billingAlarmPrefix, type Deployment } from '@orgcost/config';
import { epochOf, instantFromEpoch, type Instant } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { createSesClient, sesMailer } from '@orgcost/notify-aws';
import { randomUUID } from 'node:crypto';

export interface DeployedAlerting {
  readonly ledger: Ledger;
  readonly mail: Required<NonNullable<Deployment['mail']>>;
  /** When all of it happens. */
  readonly at: Instant;
  /** What SES tells of a mail in the end, and how much later. */
  readonly comesTo: { readonly kind: 'delivered' | 'bounced'; readonly afterSeconds: number };
}

/** What the deployed functions do with a message of the topic, one after the other: record, mail, and hear from SES. */
export async function handleMessage(
  { ledger, mail, at, comesTo }: DeployedAlerting,
  text: string,
): Promise<void> {
  const message = parseMessage(text, { alarmPrefix: billingAlarmPrefix, at });
  if (message.kind !== 'alarm') throw new Error(`It is no alarm: ${text}`);
  const crossing = crossingOfAlarm(message.alarm);
  const clock = () => at;
  await raiseAlert(
    {
      ...ledger,
      clock,
      looking: { metric: 'unblended', currency: 'USD', settleHours: 48 },
      costCenterTag: 'cost-center',
    },
    crossing,
  );
  const client = createSesClient();
  try {
    await deliverAlerts(
      {
        ...ledger,
        mailer: sesMailer({ client, sender: mail.sender, configurationSet: 'orgcost' }),
        write: writeLetter,
        clock,
        newId: randomUUID,
        onFailure: () => undefined,
        onUnread: () => undefined,
      },
      { ...mail, quietSeconds: 0 },
    );
  } finally {
    client.destroy();
  }
  const alert = await ledger.alerts.alert(alertKeyOf(crossing));
  if (alert?.delivery.state !== 'mailed') return;
  const sent = await ledger.mails.mail(alert.delivery.mail);
  if (!sent) throw new Error(`${alertIdOf(alertKeyOf(crossing))} has no mail`);
  await recordMailNews(
    { ...ledger, clock },
    {
      mail: sent.id,
      event: {
        kind: comesTo.kind,
        at: instantFromEpoch(epochOf(at) + comesTo.afterSeconds * 1000),
        recipients: sent.to,
      },
    },
  ).catch(() => undefined);
}
