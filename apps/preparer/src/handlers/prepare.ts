import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connections, maxAttempts } from '@orgcost/aws-client';
import { roleCredentials } from '@orgcost/aws-organization';
import { CappedPageMeter } from '@orgcost/collection';
import { readSettings } from '@orgcost/config';
import { createCostExplorerClients, payerBillSource } from '@orgcost/cost-explorer';
import { instantFromEpoch } from '@orgcost/domain';
import { createChargebackLedger, createCollectionLedger } from '@orgcost/ledger-dynamodb';
import { createSesClient, sesMailer } from '@orgcost/notify-aws';
import { randomUUID } from 'node:crypto';
import { readConfig } from '../config';
import { eventSchema, monthOf } from '../event';
import { prepare, type PreparationResult } from '../prepare';
import { settingsSchema } from '../settings';

const { table, payerRoleArn, externalId, maxPages, settingsFile, sender } = readConfig(process.env);
const settings = readSettings(settingsFile, settingsSchema);
const place = {
  client: new DynamoDBClient({ maxAttempts: maxAttempts(), requestHandler: connections() }),
  table,
};
const ledger = { ...createChargebackLedger(place), ...createCollectionLedger(place) };
const credentials = roleCredentials({ sessionName: 'orgcost', externalId })(payerRoleArn);
const clientWith = createCostExplorerClients();
const clock = () => instantFromEpoch(Date.now());

export async function handler(event: unknown): Promise<PreparationResult> {
  const month = monthOf(eventSchema.parse(event));
  // Made anew each time: a connection that lay idle may be gone, and a mail that breaks off may have been sent.
  const client = createSesClient({ region: 'us-east-1' });
  try {
    return await prepare(
      {
        ledger,
        bills: payerBillSource({
          client: () => clientWith(credentials),
          clock,
          meter: new CappedPageMeter(maxPages),
        }),
        mailer: sesMailer({ client, sender }),
        clock,
        newId: randomUUID,
        onUnread: (reason) => {
          console.warn(`The payer's bill could not be read: ${reason}`);
        },
      },
      settings,
      month,
    );
  } finally {
    client.destroy();
  }
}
