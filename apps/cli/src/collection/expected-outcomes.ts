import type { AccountOutcome, CollectionPlan, Run } from '@orgcost/collection';
import { latestProfiles, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';

/**
 * How each account is likely to fare in member mode: as it did last; of others, those that are not active refuse.
 * @param runs newest first
 */
export async function expectedOutcomes(
  ledger: Pick<Ledger, 'accounts' | 'runs'>,
  { tasks, alreadyComplete }: CollectionPlan,
  runs: readonly Run[],
): Promise<ReadonlyMap<AccountId, AccountOutcome>> {
  const wanted = [...tasks, ...alreadyComplete].map(({ account }) => account);
  const outcomes = new Map<AccountId, AccountOutcome>();
  for (const { id } of runs.filter(({ mode }) => mode === 'member')) {
    if (wanted.every((account) => outcomes.has(account))) return outcomes;
    for (const { account, outcome } of await ledger.runs.results(id)) {
      if (!outcomes.has(account)) outcomes.set(account, outcome);
    }
  }
  const profiles = latestProfiles(await ledger.accounts.profiles());
  for (const account of wanted) {
    if (!outcomes.has(account) && profiles.get(account)?.state !== 'ACTIVE')
      outcomes.set(account, 'denied');
  }
  return outcomes;
}
