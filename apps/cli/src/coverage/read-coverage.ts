import { coverageOf, type Coverage } from '@orgcost/alerting';
import type { Deployment } from '@orgcost/config';
import { latestProfiles, utcDayOf, type AccountProfile } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import pMap from 'p-map';
import type { Context } from '../context';
import { count } from '../output/count';
import { startProgress } from '../output/progress';
import { accountFacts, type LookingAtAccounts } from './account-facts';
import { desiredThresholds, organizationAccounts } from '../deployment/organization-accounts';
import { sharedFacts } from './shared-facts';

export interface ReadCoverage {
  readonly coverage: readonly Coverage[];
  /** Items of the ledger that cannot be read. */
  readonly unread: readonly unknown[];
}

/** Whether each account's owner would hear of its costs: looked at in AWS and in the ledger, and changing nothing. */
export async function readCoverage(
  { io, settings, clock }: Context,
  deployment: Deployment,
  ledger: Ledger,
): Promise<ReadCoverage> {
  const now = clock();
  const unread: unknown[] = [];
  const onUnread = (error: unknown) => unread.push(error);
  const accounts = await organizationAccounts(settings, deployment);
  const [desired, profiles, mutes, shared] = await Promise.all([
    desiredThresholds(settings, deployment, ledger, accounts),
    ledger.accounts.profiles(),
    ledger.mutes.mutesInForce(utcDayOf(now), onUnread),
    sharedFacts(settings, deployment, ledger, now, onUnread),
  ]);
  const { stacks } = shared;
  const factsOf = accountFacts({
    settings,
    ledger,
    known: ownersOf(profiles),
    desired,
    mutes,
    // Where stacks cannot be listed, the alarms themselves tell.
    hasStack: ({ account, state, place }) =>
      state === 'ACTIVE' &&
      (place === 'management' ||
        (place === 'stack-set' &&
          ('failed' in stacks || stacks.found.get(account)?.exists === true))),
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
    return { coverage, unread };
  } catch (error) {
    progress.fail('The accounts could not be looked at');
    throw error;
  }
}

function ownersOf(profiles: readonly AccountProfile[]): LookingAtAccounts['known'] {
  return new Map(
    [...latestProfiles(profiles).values()].map(({ id, owner }) => [
      id,
      owner === undefined ? {} : { owner },
    ]),
  );
}
