import type { AccountFacts, LastTest, Mute } from '@orgcost/alerting';
import { alarmReaderRoleName, billingAlarmPrefix } from '@orgcost/config';
import { lastBillingMetric, standingAlarms } from '@orgcost/billing-alarms';
import { addDays, utcDayOf, type AccountId, type Instant } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { alarmClients } from '../aws/deployed-clients';
import type { Settings } from '../config/settings';
import type { DeployedAccount } from './organization-accounts';
import { reading } from './reading';

/** Days after which a test shows nothing any more. */
const daysOfTests = 90;

type Known = NonNullable<AccountFacts['known']>;

export interface LookingAtAccounts {
  readonly settings: Settings;
  readonly ledger: Pick<Ledger, 'alerts' | 'mails'>;
  /** What the ledger knows of accounts. */
  readonly known: ReadonlyMap<AccountId, Known>;
  /** In force, of all accounts. */
  readonly mutes: readonly Mute[];
  /** Whether an account has a stack whose alarms can be looked at. */
  readonly hasStack: (account: DeployedAccount) => boolean;
  readonly now: Instant;
}

/** @returns what looks at an account */
export function accountFacts({
  settings,
  ledger,
  known,
  mutes,
  hasStack,
  now,
}: LookingAtAccounts): (account: DeployedAccount) => Promise<AccountFacts> {
  const withClient = alarmClients(settings, alarmReaderRoleName);
  return async (deployed) => {
    const { account } = deployed;
    const [lastTest, watched] = await Promise.all([
      lastTestOf(ledger, account, now),
      hasStack(deployed) ? watchedOf(deployed) : undefined,
    ]);
    const ofLedger = known.get(account);
    return {
      ...deployed,
      ...(ofLedger && { known: ofLedger }),
      ...(watched && { watched }),
      mutes: mutes.filter((mute) => mute.account === account),
      ...(lastTest && { lastTest }),
    };
  };

  async function watchedOf({
    account,
    place,
  }: DeployedAccount): Promise<NonNullable<AccountFacts['watched']>> {
    const linked = place === 'management' ? { linkedAccount: account } : {};
    const alarms = await reading(() =>
      withClient(account, (client) => standingAlarms(client, billingAlarmPrefix)),
    );
    // With a role that does not let the caller in, this would fail in the same way.
    const metric =
      'failed' in alarms
        ? alarms
        : await reading(() =>
            withClient(account, (client) => lastBillingMetric(client, { now, ...linked })),
          );
    return { alarms, metric };
  }
}

async function lastTestOf(
  { alerts, mails }: Pick<Ledger, 'alerts' | 'mails'>,
  account: AccountId,
  now: Instant,
): Promise<LastTest | undefined> {
  const today = utcDayOf(now);
  const range = { from: addDays(today, -daysOfTests), to: addDays(today, 1) };
  const tests = (await alerts.alertsOfAccount(account, range)).filter(
    ({ crossing }) => crossing.policy === 'test',
  );
  const last = tests.sort((a, b) => (a.crossing.at < b.crossing.at ? -1 : 1)).at(-1);
  if (!last) return undefined;
  const { at } = last.crossing;
  if (last.delivery.state !== 'mailed') return { at };
  const events = await mails.mailEvents(last.delivery.mail);
  const delivered = events.find(({ kind }) => kind === 'delivered');
  return { at, ...(delivered && { delivered: delivered.at }) };
}
