import type { CollectionPlan, QueryFacts } from '@orgcost/collection';
import { accountBatches } from '@orgcost/cost-explorer';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import type { Settings } from '../config/settings';
import { expectedOutcomes } from './expected-outcomes';
import { knownChargeTypes } from './known-charge-types';

const runsLookedAt = 50;

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
    verify,
    batchesOf: accountBatches,
  };
}
