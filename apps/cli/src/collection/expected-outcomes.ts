import type {
  AccountLedger,
  AccountOutcome,
  CollectionPlan,
  Run,
  RunLedger,
} from '@orgcost/collection';
import { latestProfiles, type AccountId } from '@orgcost/domain';

/**
 * How each account is likely to fare in member mode: as it did last; of others, those that are not active refuse.
 * @param runs newest first
 */
export async function expectedOutcomes(
  ledger: {
    readonly accounts: Pick<AccountLedger, 'profiles'>;
    readonly runs: Pick<RunLedger, 'results'>;
  },
  { tasks, alreadyComplete }: CollectionPlan,
  runs: readonly Run[],
): Promise<ReadonlyMap<AccountId, AccountOutcome>> {
  const wanted = [...tasks, ...alreadyComplete].map(({ account }) => account);
  const outcomes = new Map<AccountId, AccountOutcome>();
  for (const run of runs.filter(({ mode }) => mode === 'member')) {
    if (wanted.every((account) => outcomes.has(account))) return outcomes;
    for (const { account, outcome } of await ledger.runs.results(run.id)) {
      if (!outcomes.has(account)) outcomes.set(account, outcome);
    }
    if (tellsOfAll(run)) break;
  }
  const profiles = latestProfiles(await ledger.accounts.profiles());
  for (const account of wanted) {
    if (!outcomes.has(account) && profiles.get(account)?.state !== 'ACTIVE')
      outcomes.set(account, 'denied');
  }
  return outcomes;
}

/** Whom it does not tell of is new, and those before it do not either. */
function tellsOfAll({ everyAccount, resumes, status }: Run): boolean {
  return everyAccount && status === 'complete' && resumes === undefined;
}
