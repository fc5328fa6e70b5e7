import { addDays, utcDayOf, type AccountId, type Clock } from '@orgcost/domain';
import pMap from 'p-map';
import type { Crossing } from '../alerts/crossing';
import type { AlertLedger } from '../ports/alert-ledger';
import type { CostHistory } from '../ports/cost-history';
import { findCrossings } from './find-crossings';
import type { Policies } from './policies';
import { historyFrom, type Looking } from './view';

export interface Watching {
  readonly history: CostHistory;
  readonly alerts: Pick<AlertLedger, 'alertsOfAccount'>;
  readonly policiesOf: (account: AccountId) => Policies;
  readonly looking: Looking;
  readonly clock: Clock;
  /** Takes what is found: more than once, where a watch is cut off and repeated. */
  readonly tell: (crossing: Crossing) => Promise<void>;
  /** Told of each account that could not be looked at; it keeps none of the others back. */
  readonly onFailure: (account: AccountId, error: unknown) => void;
}

/** Numbers of accounts, and of what was found. */
export interface Watched {
  readonly accounts: number;
  readonly failed: number;
  readonly crossings: number;
}

const concurrency = 16;
/** A change that goes on is followed back for six weeks, and a week more. */
const daysOfAlerts = 70;

/** Holds the policies of accounts against their costs, as the ledger has them. */
export async function watchAccounts(
  watching: Watching,
  accounts: readonly AccountId[],
): Promise<Watched> {
  const found = await pMap(accounts, (account) => tryWatching(watching, account), { concurrency });
  const told = found.filter((crossings) => crossings !== undefined);
  return {
    accounts: accounts.length,
    failed: accounts.length - told.length,
    crossings: told.reduce((sum, crossings) => sum + crossings, 0),
  };
}

async function tryWatching(watching: Watching, account: AccountId): Promise<number | undefined> {
  try {
    const crossings = await crossingsOf(watching, account);
    await pMap(crossings, watching.tell, { concurrency: 1 });
    return crossings.length;
  } catch (error) {
    watching.onFailure(account, error);
    return undefined;
  }
}

async function crossingsOf(
  { history, alerts, policiesOf, looking, clock }: Watching,
  account: AccountId,
): Promise<Crossing[]> {
  const at = clock();
  const today = utcDayOf(at);
  const to = addDays(today, 1);
  const [days, known] = await Promise.all([
    history.observedDays(account, { from: historyFrom(today), to }),
    alerts.alertsOfAccount(account, { from: addDays(today, -daysOfAlerts), to }),
  ]);
  const outlook = { account, at, days, known: known.map(({ crossing }) => crossing) };
  return findCrossings(policiesOf(account), outlook, looking);
}
