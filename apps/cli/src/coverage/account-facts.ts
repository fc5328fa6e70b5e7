import type { AccountFacts, Alert, LastTest, Mute, Reading, Thresholds } from '@orgcost/alerting';
import { lastBillingMetric, standingAlarms } from '@orgcost/billing-alarms';
import { alarmReaderRoleName, billingAlarmPrefix } from '@orgcost/config';
import { addDays, utcDayOf, type AccountId, type Instant } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { progressOf } from '../alarm-tests/follow-test';
import { alarmClients } from '../aws/deployed-clients';
import type { Settings } from '../config/settings';
import { alertedPolicies } from './alerted-policies';
import type { DeployedAccount } from '../deployment/organization-accounts';
import { reading } from './reading';

/** Days after which a test shows nothing any more. */
const daysOfTests = 90;

type Known = NonNullable<AccountFacts['known']>;
type Watched = NonNullable<AccountFacts['watched']>;

export interface LookingAtAccounts {
  readonly settings: Settings;
  readonly ledger: Pick<Ledger, 'alerts' | 'mails'>;
  /** What the ledger knows of accounts. */
  readonly known: ReadonlyMap<AccountId, Known>;
  readonly desired: ReadonlyMap<AccountId, Thresholds>;
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
  desired,
  mutes,
  hasStack,
  now,
}: LookingAtAccounts): (account: DeployedAccount) => Promise<AccountFacts> {
  const withClient = alarmClients(settings, alarmReaderRoleName);
  return async (deployed) => {
    const { account } = deployed;
    const alerts = await reading(() => recentAlerts(ledger, account, now));
    const [lastTest, watched] = await Promise.all([
      lastTestAmong(ledger, alerts),
      hasStack(deployed) ? watchedOf(deployed, alerts) : undefined,
    ]);
    const ofLedger = known.get(account);
    const thresholds = desired.get(account);
    return {
      ...deployed,
      ...(ofLedger && { known: ofLedger }),
      ...(thresholds && { desired: thresholds }),
      ...(watched && { watched }),
      mutes: mutes.filter((mute) => mute.account === account),
      lastTest,
    };
  };

  async function watchedOf(
    { account, place }: DeployedAccount,
    alerts: Reading<readonly Alert[]>,
  ): Promise<Watched> {
    const linkedAccount = place === 'management' ? account : undefined;
    const alarms = await reading(() =>
      withClient(account, (client) =>
        standingAlarms(client, { prefix: billingAlarmPrefix, linkedAccount }),
      ),
    );
    // With a role that does not let the caller in, this would fail in the same way.
    const metric =
      'failed' in alarms
        ? alarms
        : await reading(() =>
            withClient(account, (client) => lastBillingMetric(client, { now, linkedAccount })),
          );
    return { alarms, alerted: alertedPolicies(alerts, now), metric };
  }
}

function recentAlerts(
  { alerts }: Pick<Ledger, 'alerts'>,
  account: AccountId,
  now: Instant,
): Promise<readonly Alert[]> {
  const today = utcDayOf(now);
  const range = { from: addDays(today, -daysOfTests), to: addDays(today, 1) };
  return alerts.alertsOfAccount(account, range);
}

async function lastTestAmong(
  ledger: Pick<Ledger, 'mails'>,
  alerts: Reading<readonly Alert[]>,
): Promise<Reading<LastTest | undefined>> {
  if ('failed' in alerts) return alerts;
  const tests = alerts.found.filter(({ crossing }) => crossing.policy === 'test');
  const last = tests.sort((a, b) => (a.crossing.at < b.crossing.at ? -1 : 1)).at(-1);
  if (!last) return { found: undefined };
  return reading(async () => ({
    at: last.crossing.at,
    progress: await progressOf(ledger, last),
  }));
}
