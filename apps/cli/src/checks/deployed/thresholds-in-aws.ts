import type { ThresholdRecord } from '@orgcost/alerting';
import { stackSetOf, type Deployment } from '@orgcost/config';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { describeThresholds, isGiven, type StackInstance } from '@orgcost/stack-sets';
import pMap, { pMapSkip } from 'p-map';
import { stackSetClient } from '../../aws/deployed-clients';
import type { Settings } from '../../config/settings';
import { few } from '../../output/few';
import { found, type Finding } from '../finding';
import { sampleOf, sampleSize } from './sample';

/** What some stacks were given, in CloudFormation's own words, against the ledger. */
export async function checkThresholdsInAws(
  ledger: Pick<Ledger, 'thresholds'>,
  instances: readonly StackInstance[],
  settings: Settings,
  deployment: Deployment,
): Promise<Finding[]> {
  const what = 'Thresholds in AWS';
  const stackOf = new Map(instances.map(({ account, stack }) => [account, stack]));
  const made = (await ledger.thresholds.thresholdRecords()).filter(
    ({ account, stack, state }) => state === 'made' && stackOf.get(account) === stack,
  );
  if (made.length === 0) {
    return [found(what, 'not-checked', 'The ledger has none that were changed')];
  }
  const client = stackSetClient(settings);
  const sample = sampleOf(made, sampleSize);
  const differing = await pMap(
    sample,
    async (record) => {
      const overrides = await describeThresholds(client, stackSetOf(deployment), record.account);
      return isGiven(record.thresholds, overrides ?? {}) ? pMapSkip : record;
    },
    { concurrency: 4 },
  );
  const others = await stillRecorded(differing, ledger);
  const looked = `${sample.length} of ${made.length} that were changed looked at`;
  if (others.length === 0) return [found(what, 'good', `As the ledger has them (${looked})`)];
  const accounts = few(others.map(({ account }) => account));
  return [
    found(
      what,
      'bad',
      `${accounts}: not as the ledger has them, so somebody else changed them (${looked}). Take the right to update stacks of the StackSet from others; once the config gives these accounts other thresholds, they are changed again`,
    ),
  ];
}

/** Without those that the reconciler has begun to change while they were looked at. */
async function stillRecorded(
  records: readonly ThresholdRecord[],
  { thresholds }: Pick<Ledger, 'thresholds'>,
): Promise<readonly ThresholdRecord[]> {
  if (records.length === 0) return [];
  const now = new Map(
    (await thresholds.thresholdRecords()).map(({ account, change }) => [account, change]),
  );
  return records.filter(({ account, change }) => now.get(account) === change);
}
