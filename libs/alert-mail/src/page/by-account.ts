import type { Alert } from '@orgcost/alerting';
import { compareAmounts, subtractAmounts, type Amount } from '@orgcost/money';

/** Alerts of each account, those that are furthest above what was set first; so are the accounts. */
export function byAccount(alerts: readonly Alert[]): readonly (readonly Alert[])[] {
  const accounts = new Map<string, Alert[]>();
  const furthestFirst = alerts.toSorted((a, b) => compareAmounts(excessOf(b), excessOf(a)));
  for (const alert of furthestFirst) {
    const others = accounts.get(alert.crossing.account);
    if (others) others.push(alert);
    else accounts.set(alert.crossing.account, [alert]);
  }
  return [...accounts.values()];
}

function excessOf({ crossing: { amount, above } }: Alert): Amount {
  return subtractAmounts(amount, above);
}
