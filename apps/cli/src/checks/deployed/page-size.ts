import type { AccountResult } from '@orgcost/collection';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import pMap from 'p-map';
import { count } from '../../output/count';
import { found, type Finding } from '../finding';
import { newestRuns } from './newest-runs';
import { pageBounds, type PagedAnswer } from './page-bounds';
import { sampleOf, sampleSize } from './sample';

/** Each is all accounts' results. */
const runsMeasured = 3;

/**
 * How many groups Cost Explorer has on a page, as far as the ledger tells: AWS does not say. A line of a day's costs was
 * one group of an account's answer, by service and charge type.
 */
export async function checkPageSize(ledger: Pick<Ledger, 'runs' | 'costs'>): Promise<Finding[]> {
  const what = 'Page size';
  const answers = await measuredAnswers(ledger);
  if (answers.length === 0) {
    return [
      found(what, 'not-checked', 'The ledger has no run in member mode, which would tell it'),
    ];
  }
  const { atLeast, atMost } = pageBounds(answers);
  const upper =
    atMost === undefined ? whyNoneAtMost(answers) : `at most ${atMost.toLocaleString('en-US')}`;
  const from = `${count(answers.length, 'answer')} to accounts`;
  return [found(what, 'good', `At least ${count(atLeast, 'group')} a page, ${upper} (${from})`)];
}

function whyNoneAtMost(answers: readonly PagedAnswer[]): string {
  return answers.some(({ pages }) => pages > 1)
    ? 'no bound above: pages were not full, or paid for twice'
    : 'no bound above: one was enough for each';
}

async function measuredAnswers({
  runs,
  costs,
}: Pick<Ledger, 'runs' | 'costs'>): Promise<readonly PagedAnswer[]> {
  const { ended } = await newestRuns(runs);
  const ofMembers = ended.filter(({ mode }) => mode === 'member').slice(0, runsMeasured);
  const results: AccountResult[] = [];
  for (const { id } of ofMembers) results.push(...(await runs.results(id)));
  const measuring = results.filter(isMeasuring);
  const ofOnePage = measuring.filter(({ paidPages }) => paidPages === 1);
  // The more pages, the closer the bounds.
  const ofMore = measuring
    .filter(({ paidPages }) => paidPages > 1)
    .sort((a, b) => b.paidPages - a.paidPages);
  const sample = [...sampleOf(ofOnePage, sampleSize), ...ofMore.slice(0, sampleSize)];
  const answers = await pMap(sample, (result) => answerOf(result, costs), { concurrency: 4 });
  return answers.flat();
}

/** One answer, whole, and as the ledger has it. */
function isMeasuring(result: AccountResult): boolean {
  const { outcome, origin, ranges, paidPages, daysSuperseded } = result;
  return (
    outcome === 'done' &&
    origin === 'member' &&
    ranges.length === 1 &&
    paidPages > 0 &&
    daysSuperseded === 0
  );
}

/** @returns nothing where the ledger has some of the days through other eyes */
async function answerOf(
  { account, ranges, fetchedAt, paidPages: pages }: AccountResult,
  costs: Ledger['costs'],
): Promise<PagedAnswer[]> {
  const [range] = ranges;
  if (!range) return [];
  const days = await costs.days(account, range, fetchedAt);
  if (days.some(({ origin }) => origin !== 'member')) return [];
  return [{ groups: days.reduce((sum, { matrix }) => sum + matrix.length, 0), pages }];
}
