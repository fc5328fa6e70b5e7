import {
  countFirstBills,
  runsLookedAt,
  type CollectionPlan,
  type QueryFacts,
  type Run,
} from '@orgcost/collection';
import { accountBatches } from '@orgcost/cost-explorer';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import type { Settings } from '../config/settings';
import { expectedOutcomes } from './expected-outcomes';
import { knownChargeTypes } from './known-charge-types';

/** What the ledger knows of the queries that a plan takes. */
export async function queryFacts(
  ledger: Ledger,
  { collection }: Pick<Settings, 'collection'>,
  plan: CollectionPlan,
  verify: boolean,
): Promise<QueryFacts> {
  const past = await ledger.runs.latestRuns(runsLookedAt);
  return {
    past,
    outcomes: await expectedOutcomes(ledger, plan, past),
    chargeTypes: await knownChargeTypes(ledger.costs, past),
    hasPayer: collection.payerRoleArn !== undefined,
    firstBills: await countFirstBills(ledger.billing, plan),
    verify,
    ...(plan.watchOlderMonths && (await movedBefore(ledger, past))),
    batchesOf: accountBatches,
  };
}

/** What the newest run that watched older months was to read again of them. */
async function movedBefore(
  { runs }: Ledger,
  past: readonly Run[],
): Promise<Pick<QueryFacts, 'movedBefore'>> {
  const watch = past.find(({ watchedOlderMonths }) => watchedOlderMonths);
  if (!watch) return {};
  const results = await runs.results(watch.id);
  const movedBefore = results
    .map(({ account, ranges }) => ({ account, ranges: ranges.filter(({ bill }) => bill) }))
    .filter(({ ranges }) => ranges.length > 0);
  return { movedBefore };
}
