import type { Alert, AlertKey, Delivery } from '@orgcost/alerting';
import { parseBillingPeriod, parseInstant, parseUtcDay, type Instant } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';

// Alerts for specs, and how far they are.

export const at = (minute: number): Instant =>
  parseInstant(`2026-11-25T06:${String(minute).padStart(2, '0')}:00Z`);

export const pending: Delivery = { state: 'pending', uncertain: [] };
export const sending = (mail: string, uncertain: string[] = []): Delivery => ({
  state: 'sending',
  mail,
  at: at(30),
  uncertain,
});
export const mailed = (mail: string): Delivery => ({
  state: 'mailed',
  mail,
  at: at(31),
  uncertain: [],
});
export const kept: Delivery = { state: 'kept', why: 'muted', at: at(32) };

/** Above 4000 in a month or on a day, pending, but for what a test cares about. */
export function anAlert(period: string, changes: Partial<Alert> = {}, step = '4000'): Alert {
  const costs = {
    account: '333333333333',
    currency: 'USD',
    amount: parseAmount('4000.123456789012'),
    above: parseAmount(step),
    at: at(0),
    foundBy: 'ledger',
  } as const;
  const from = parseUtcDay('2026-11-01');
  return {
    crossing:
      period.length === 7
        ? { ...costs, policy: 'month-to-date', period: parseBillingPeriod(period) }
        : { ...costs, policy: 'daily', period: parseUtcDay(period) },
    raisedAt: at(1),
    explanation: {
      range: { from, to: parseUtcDay('2026-11-25') },
      parts: [{ part: 'usage', amount: parseAmount('4000.123456789012') }],
      notCounted: [{ part: 'tax', amount: parseAmount('0.1') }],
      services: [{ service: 'Amazon EC2', amount: parseAmount('4000'), usual: parseAmount('1') }],
      days: [{ day: from, amount: parseAmount('3000'), usual: parseAmount('10') }],
      unsettled: [parseUtcDay('2026-11-24')],
      missing: [],
    },
    delivery: pending,
    ...changes,
  };
}

/** The same of another account. */
export function ofAccount(account: string, alert: Alert): Alert {
  return { ...alert, crossing: { ...alert.crossing, account } };
}

export const monthKey: AlertKey = {
  account: '333333333333',
  policy: 'month-to-date',
  period: '2026-11',
  step: '4000',
};
