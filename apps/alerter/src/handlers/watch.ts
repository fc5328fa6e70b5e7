import { oneLine } from '@orgcost/aws-client';
import { createOrganizationsClient, tieredAccountsOf } from '@orgcost/aws-organization';
import { alarmsSchema, readSettings } from '@orgcost/config';
import { instantFromEpoch } from '@orgcost/domain';
import { createSnsClient, snsCrossings } from '@orgcost/notify-aws';
import type { Context } from 'aws-lambda';
import { readWatchConfig } from '../config';
import { openLedger } from '../open-ledger';
import { watch, watchEventSchema, type WatchResult } from '../watch';

const { settingsFile, topic, ...table } = readWatchConfig(process.env);
const settings = readSettings(settingsFile, alarmsSchema);
const { accounts, alerts, history, runs } = openLedger(table);
const tell = snsCrossings({ client: createSnsClient(), topic });
/** What it takes to end once it is told to, and to begin again. */
const reserveMilliseconds = 3 * 60_000;
// Of fifteen minutes; the collection has just read the tags of nearly all.
const timeForTags = () => AbortSignal.timeout(2 * 60_000);
const tieredAccounts = tieredAccountsOf(
  createOrganizationsClient(),
  accounts,
  settings,
  timeForTags,
);

export function handler(
  event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<WatchResult> {
  const time = context.getRemainingTimeInMillis() - reserveMilliseconds;
  return watch(
    {
      runs,
      accounts: tieredAccounts,
      history,
      alerts,
      // Thresholds are of the currency of AWS's billing metric.
      looking: { metric: settings.metric, currency: 'USD', settleHours: settings.settleHours },
      clock: () => instantFromEpoch(Date.now()),
      tell,
      onUnplaced: (ids) => {
        const why = 'as the organization does not tell of them';
        console.warn(`In a tier by their ids alone, ${why}: ${ids.join(', ')}`);
      },
      onFailure: (account, error) => {
        const why = oneLine(error instanceof Error ? error.message : String(error));
        console.error(`Account ${account} could not be watched: ${why}`);
      },
    },
    settings,
    watchEventSchema.parse(event),
    AbortSignal.timeout(Math.max(0, time)),
  );
}
