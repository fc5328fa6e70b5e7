import { reasonOf, type Alert } from '@orgcost/alerting';
import { byAccount } from './by-account';
import { showing } from './commands';
import { nameOf } from './names';
import { heading, note, type Block, type Page } from './page';

/** Several alerts in a line each, account by account. */
export function digestPage(alerts: readonly Alert[]): Omit<Page, 'footer'> {
  const accounts = byAccount(alerts);
  const of = accounts.length === 1 ? 'one account' : `${accounts.length} accounts`;
  return { lead: `${alerts.length} alerts for ${of}`, blocks: accounts.flatMap(accountBlocks) };
}

function accountBlocks(alerts: readonly Alert[]): readonly Block[] {
  return alerts.flatMap((alert, index) => [
    ...(index === 0 ? accountHeading(alert) : []),
    showing(reasonOf(alert.crossing), alert.crossing),
  ]);
}

function accountHeading(alert: Alert): readonly Block[] {
  const known = `Account ${alert.crossing.account}`;
  return [
    heading(nameOf(alert)),
    note(alert.subject ? known : 'The ledger does not know this account.'),
  ];
}
