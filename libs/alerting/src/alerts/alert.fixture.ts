import { parseInstant, parseUtcDay, type Instant } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { Alert } from './alert';
import type { CrossingOf } from './crossing';
import type { Subject } from './subject';

/** The 24th cost 312.50 dollars. */
export function aCrossing(facts: Partial<CrossingOf<'daily'>> = {}): CrossingOf<'daily'> {
  return {
    policy: 'daily',
    account: '111111111111',
    currency: 'USD',
    amount: parseAmount('312.5'),
    above: parseAmount('200'),
    at: parseInstant('2026-11-25T06:00:00Z'),
    foundBy: 'ledger',
    period: parseUtcDay('2026-11-24'),
    ...facts,
  };
}

export function aSubject(facts: Partial<Subject> = {}): Subject {
  return { name: 'Web shop', state: 'ACTIVE', owner: 'ana@example.com', ...facts };
}

/** Of usage alone, told to nobody yet. */
export function anAlert(facts: Partial<Alert> = {}): Alert {
  const crossing = facts.crossing ?? aCrossing();
  const raisedAt: Instant = parseInstant('2026-11-25T06:00:10Z');
  return {
    crossing,
    raisedAt,
    subject: aSubject(),
    explanation: {
      range: { from: parseUtcDay('2026-11-24'), to: parseUtcDay('2026-11-25') },
      parts: [{ part: 'usage', amount: crossing.amount }],
      notCounted: [],
      services: [{ service: 'Amazon EC2', amount: crossing.amount }],
      days: [],
      unsettled: [],
      missing: [],
    },
    delivery: { state: 'pending', uncertain: [] },
    ...facts,
  };
}
