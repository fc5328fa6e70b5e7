import { findCrossings, type CrossingOf } from '@orgcost/alerting';
import { parseAmount, subtractAmounts } from '@orgcost/money';
import type { Detector } from '../detector';
import { looking, morningOf, observed } from './outlook';

/** Set to what counts as an event; the default is less strict. */
const change = { percent: 30, minimum: 20 };

/** OrgCost's policy. What it told before it knows by the alerts: the usual amount of then was zero, as far as it is concerned. */
export const changePolicy: Detector = (known, today, raised) => {
  const at = morningOf(today);
  const told = raised.map(({ day, amount }): CrossingOf<'change'> => ({
    policy: 'change',
    account: '1',
    currency: 'USD',
    foundBy: 'ledger',
    at,
    period: day,
    amount,
    above: amount,
    usual: parseAmount('0'),
    low: amount,
    high: amount,
    weeks: 8,
  }));
  const outlook = { account: '1', at, days: observed(known, today), known: told };
  return findCrossings({ change }, outlook, looking).flatMap((each) =>
    each.policy === 'change'
      ? [{ day: each.period, at: today, amount: subtractAmounts(each.amount, each.usual) }]
      : [],
  );
};
