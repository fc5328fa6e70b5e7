import {
  payerOnlyTexts,
  verifyViews,
  type AccountOutcome,
  type CollectionReport,
  type CostSources,
  type PageMeter,
  type Verification,
} from '@orgcost/collection';
import { InvalidInputError, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import pMap from 'p-map';
import { outcomeTexts } from '../output/run-report';
import { payerNeeded } from './assert-payer';

export interface CollectionVerification extends Verification {
  /** Accounts that are not asked themselves, so that there is nothing of theirs to compare. */
  readonly withoutView: readonly { readonly account: AccountId; readonly reason: string }[];
}

/** What a collection and its verification share. */
export interface CollectionMeans {
  readonly ledger: Ledger;
  readonly sources: CostSources;
  readonly meter: PageMeter;
  /** Accounts in hand at a time. */
  readonly concurrency: number;
}

/** Only accounts that can be asked themselves have a view of their own to compare. */
export async function verifyCollection(
  { run, results, plan }: CollectionReport,
  { ledger, sources: { member, payer }, meter, concurrency }: CollectionMeans,
): Promise<CollectionVerification> {
  if (!member || !payer) throw new InvalidInputError(payerNeeded('--verify'));
  const earlier = await pMap(
    plan.alreadyComplete,
    ({ account }) => ledger.runs.latestResults(account, 1),
    { concurrency },
  );
  const all = [...results, ...earlier.flat()];
  const noView = new Map(
    [...plan.tasks, ...plan.alreadyComplete].flatMap(({ account, onlyByPayer }) =>
      onlyByPayer ? [[account, payerOnlyTexts[onlyByPayer]]] : [],
    ),
  );
  const withoutView = all.flatMap(({ account, outcome }) => {
    const reason = noView.get(account) ?? (outcome === 'done' ? undefined : reasonOf(outcome));
    return reason === undefined ? [] : [{ account, reason }];
  });
  const without = new Set(withoutView.map(({ account }) => account));
  const verification = await verifyViews(
    all.map(({ account }) => account).filter((account) => !without.has(account)),
    run.window,
    { costs: ledger.costs, member, payer, meter, concurrency, mode: run.mode },
  );
  return { ...verification, withoutView };
}

function reasonOf(outcome: AccountOutcome): string {
  return `${outcomeTexts[outcome]}: there is no view of its own`;
}
