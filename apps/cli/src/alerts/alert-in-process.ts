import { writeLetter } from '@orgcost/alert-mail';
import {
  alertIdOf,
  alertKeyOf,
  deliverAlerts,
  raiseAlert,
  watchAccounts,
  type Alert,
  type Crossing,
  type Raising,
} from '@orgcost/alerting';
import { hasCosts, type AccountResult } from '@orgcost/collection';
import { InvalidInputError, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Settings } from '../config/settings';
import type { Context } from '../context';
import { MailFolder, type WrittenMail } from './mail-folder';
import { lookingOf, policiesByAccount } from './policies';

/** What policies came to: alerts that are new, as they stand then, and the mails that were written. */
export interface Alerting {
  readonly alerts: readonly Alert[];
  readonly mails: readonly WrittenMail[];
  /** Accounts that are in a tier by their ids alone; see `policiesByAccount`. */
  readonly unplaced: readonly AccountId[];
  /** Accounts that could not be looked at. */
  readonly failed: readonly { readonly account: AccountId; readonly reason: string }[];
}

/** Those of a run whose costs were brought in. */
export function accountsWithCosts(results: readonly AccountResult[]): AccountId[] {
  return results.filter(({ outcome }) => hasCosts(outcome)).map(({ account }) => account);
}

/** Settings that have alarms. */
export type AlertingContext = Pick<Context, 'clock'> & {
  readonly settings: Settings & Required<Pick<Settings, 'alarms'>>;
};

/** @throws InvalidInputError where the config has none */
export function alertingContextOf({ settings, clock }: Context): AlertingContext {
  const { alarms } = settings;
  if (alarms) return { clock, settings: { ...settings, alarms } };
  throw new InvalidInputError(
    'The config says nothing of alarms: give it some, as docs/orgcost.config.example.yaml has them',
  );
}

/**
 * Does in one process what a deployment does in three functions: holds the policies against the ledger, records what is
 * above them, and mails it.
 * @param mailFolder where mails are written; without it nobody is told here
 */
export async function alertInProcess(
  ledger: Ledger,
  context: AlertingContext,
  accounts: readonly AccountId[],
  mailFolder: string | undefined,
): Promise<Alerting> {
  const raised = await raiseAlerts(ledger, context, accounts);
  const mails = mailFolder === undefined ? [] : await mailAlerts(ledger, context, mailFolder);
  const keys = raised.crossings.map(alertKeyOf);
  keys.sort((a, b) => (alertIdOf(a) < alertIdOf(b) ? -1 : 1));
  const alerts = await Promise.all(keys.map((key) => ledger.alerts.alert(key)));
  return {
    unplaced: raised.unplaced,
    failed: raised.failed,
    alerts: alerts.filter((alert) => alert !== undefined),
    mails: [...mails].sort((a, b) => (a.subject < b.subject ? -1 : 1)),
  };
}

async function raiseAlerts(
  ledger: Ledger,
  { settings, clock }: AlertingContext,
  accounts: readonly AccountId[],
): Promise<Pick<Alerting, 'failed' | 'unplaced'> & { readonly crossings: readonly Crossing[] }> {
  const { alarms, costCenterTag } = settings;
  const looking = lookingOf(alarms);
  const raising: Raising = { ...ledger, clock, looking, costCenterTag };
  const { policiesOf, unplaced } = await policiesByAccount(alarms, accounts, { ledger, settings });
  const crossings: Crossing[] = [];
  const failed: Alerting['failed'][number][] = [];
  await watchAccounts(
    {
      ...ledger,
      policiesOf,
      looking,
      clock,
      tell: async (crossing) => {
        if (await raiseAlert(raising, crossing)) crossings.push(crossing);
      },
      onFailure: (account, error) => {
        failed.push({ account, reason: error instanceof Error ? error.message : String(error) });
      },
    },
    accounts,
  );
  return { crossings, unplaced, failed };
}

async function mailAlerts(
  ledger: Ledger,
  { settings: { mail }, clock }: AlertingContext,
  folder: string,
): Promise<readonly WrittenMail[]> {
  if (!mail) return [];
  const mailer = new MailFolder(folder, mail.sender, clock);
  const errors: unknown[] = [];
  await deliverAlerts(
    {
      ...ledger,
      mailer,
      write: writeLetter,
      clock,
      newId: randomUUID,
      onFailure: (_, error) => errors.push(error),
      onUnread: (error) => errors.push(error),
    },
    // All that this run found is there: nobody has to be waited for.
    { ...mail, quietSeconds: 0 },
  );
  // At the end: one that fails keeps no other back.
  for (const error of errors) throw error;
  return mailer.written;
}
