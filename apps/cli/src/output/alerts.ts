import { alertIdOf, alertKeyOf, reasonOf, type Alert, type Delivery } from '@orgcost/alerting';
import type { BillingPeriod } from '@orgcost/domain';
import { renderTable } from './table';

/** The alerts of a month, a line each. */
export function renderAlerts(
  alerts: readonly Alert[],
  month: BillingPeriod,
  width?: number,
): string {
  if (alerts.length === 0) return `The ledger has no alert of ${month}.\n`;
  return renderTable(
    [
      { title: 'Raised', cell: ({ raisedAt }) => raisedAt.slice(0, 10) },
      { title: 'Alert', cell: ({ crossing }) => alertIdOf(alertKeyOf(crossing)) },
      { title: 'Name', shrinks: true, cell: ({ subject }) => subject?.name ?? '' },
      { title: 'Why', shrinks: true, cell: ({ crossing }) => reasonOf(crossing) },
      { title: 'Told', shrinks: true, cell: toldOf },
    ],
    alerts,
    { width },
  );
}

/** How far it is on its way to people, in a word or two, and who has seen it. */
function toldOf({ delivery, acknowledged }: Alert): string {
  const told = deliveryInWords(delivery);
  return acknowledged ? `${told}, seen by ${acknowledged.by}` : told;
}

/** How far an alert is on its way to people. */
export function deliveryInWords(delivery: Delivery): string {
  switch (delivery.state) {
    case 'pending':
      return delivery.refused ? 'not yet: mail was refused' : 'not yet';
    case 'sending':
      return 'being mailed';
    case 'mailed':
      return 'mailed';
    case 'kept':
      return `nobody: ${delivery.why.replaceAll('-', ' ')}`;
  }
}
