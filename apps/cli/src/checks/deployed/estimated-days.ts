import { hasCosts, type AccountResult } from '@orgcost/collection';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import pMap from 'p-map';
import { count } from '../../output/count';
import { found, type Finding } from '../finding';
import { agesOfDays, type SeenDay } from './ages-of-days';
import { newestRuns } from './newest-runs';
import { sampleOf, sampleSize } from './sample';

/** How old days are when AWS calls them final, as the newest run saw some accounts: AWS does not say. */
export async function checkEstimatedDays(
  ledger: Pick<Ledger, 'runs' | 'costs'>,
): Promise<Finding[]> {
  const what = 'Estimated days';
  const [newest] = (await newestRuns(ledger.runs)).ended;
  const results = newest ? await ledger.runs.results(newest.id) : [];
  const sample = sampleOf(
    results.filter(({ outcome, fetchedAt }) => hasCosts(outcome) && fetchedAt !== undefined),
    sampleSize,
  );
  const days = await pMap(sample, (result) => seenDays(result, ledger), { concurrency: 4 });
  const ages = agesOfDays(days.flat());
  return ages === undefined
    ? [found(what, 'not-checked', 'The ledger has no day that a run for every account read')]
    : [found(what, 'good', `${ages} (${count(sample.length, 'account')})`)];
}

/** The days that a run read of an account, as it saw them: one that it did not write was the same before. */
async function seenDays(
  { account, ranges, fetchedAt }: AccountResult,
  { costs }: Pick<Ledger, 'costs'>,
): Promise<SeenDay[]> {
  if (fetchedAt === undefined) return [];
  const days = await pMap(ranges, (range) => costs.days(account, range, fetchedAt), {
    concurrency: 1,
  });
  return days.flat().map(({ day, estimated }) => ({ day, estimated, fetchedAt }));
}
