import { writeLetter } from '@orgcost/alert-mail';
import type { Delivered } from '@orgcost/alerting';
import { readSettings } from '@orgcost/config';
import { instantFromEpoch } from '@orgcost/domain';
import { createSesClient, sesMailer } from '@orgcost/notify-aws';
import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { readDeliverConfig } from '../config';
import { deliver } from '../deliver';
import { deliverSettingsSchema } from '../deliver-settings';
import { openLedger } from '../open-ledger';

const { settingsFile, sender, configurationSet, ...table } = readDeliverConfig(process.env);
const settings = readSettings(settingsFile, deliverSettingsSchema);
const { alerts, mails, mutes } = openLedger(table);

/** What a mail that was begun may take, asked for again and again as SES has its rate. The next call is a minute away. */
const reserveMilliseconds = 60_000;

/** Whatever calls it, it looks at all alerts that nobody was told of. */
export async function handler(
  _event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<Delivered> {
  const time = context.getRemainingTimeInMillis() - reserveMilliseconds;
  // Made anew each time: a connection that lay idle may be gone, and a mail that breaks off may have been sent.
  const client = createSesClient();
  try {
    return await deliver(
      {
        alerts,
        mails,
        mutes,
        mailer: sesMailer({ client, sender, configurationSet }),
        write: writeLetter,
        clock: () => instantFromEpoch(Date.now()),
        newId: randomUUID,
        onFailure: (line) => {
          console.error(line);
        },
      },
      settings,
      AbortSignal.timeout(Math.max(0, time)),
    );
  } finally {
    client.destroy();
  }
}
