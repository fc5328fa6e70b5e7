import { coverageOf, type Coverage } from '@orgcost/alerting';
import type { Deployment } from '@orgcost/config';
import { latestProfiles, utcDayOf } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import pMap from 'p-map';
import type { Context } from '../context';
import { count } from '../output/count';
import { startProgress } from '../output/progress';
import { accountFacts } from './account-facts';
import { organizationAccounts } from './organization-accounts';
import { sharedFacts } from './shared-facts';

/** Whether each account's owner would hear of its costs: looked at in AWS and in the ledger, and changing nothing. */
export async function readCoverage(
  { io, settings, clock }: Context,
  deployment: Deployment,
  ledger: Ledger,
): Promise<readonly Coverage[]> {
  const now = clock();
  const [accounts, profiles, mutes] = await Promise.all([
    organizationAccounts(settings, deployment, ledger),
    ledger.accounts.profiles(),
    ledger.mutes.mutesInForce(utcDayOf(now)),
  ]);
  const known = new Map(
    [...latestProfiles(profiles).values()].map(({ id, owner }) => [
      id,
      owner === undefined ? {} : { owner },
    ]),
  );
  const shared = await sharedFacts(settings, deployment, ledger, now);
  const { stacks } = shared;
  const factsOf = accountFacts({
    settings,
    ledger,
    known,
    mutes,
    // Where stacks cannot be listed, the alarms themselves tell.
    hasStack: ({ account, state, place }) =>
      state === 'ACTIVE' &&
      (place === 'management' ||
        (place === 'stack-set' && ('failed' in stacks || stacks.found.has(account)))),
    now,
  });
  const progress = await startProgress(io, 'Looking at accounts', accounts.length);
  try {
    let looked = 0;
    const coverage = await pMap(
      accounts,
      async (account) => {
        const facts = await factsOf(account);
        looked += 1;
        progress.advance(looked);
        return coverageOf(facts, shared);
      },
      { concurrency: settings.collection.concurrency },
    );
    progress.finish(`Looked at ${count(accounts.length, 'account')}`);
    return coverage;
  } catch (error) {
    progress.fail('The accounts could not be looked at');
    throw error;
  }
}
