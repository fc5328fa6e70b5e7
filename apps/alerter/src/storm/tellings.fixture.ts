import {
  alertIdOf,
  alertKeyOf,
  crossingMessage,
  crossingOfAlarm,
  parseMessage,
  type Crossing,
} from '@orgcost/alerting';
import { instantFromEpoch, parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { Chance } from './chance.fixture';

export const alarmPrefix = 'orgcost-billing-';

/** A message that tells of a crossing, as the queue gets it from the topic. */
export interface Telling {
  readonly alert: string;
  readonly account: string;
  readonly body: string;
  /** What the alert is to be about, if it is the first. */
  readonly crossing: Crossing;
}

/**
 * So many messages tell of so many crossings. The first three of ten crossings are told once: no other message makes up for
 * what becomes of that one.
 */
export function tellingsOf(messages: number, crossings: number, chance: Chance): Telling[] {
  const toldOnce = Math.floor(crossings * 0.3);
  return Array.from({ length: messages }, (_, index) =>
    telling(index < crossings ? index : chance.between(toldOnce, crossings - 1), chance),
  );
}

/** Each account has crossed two amounts. The ledger finds some, CloudWatch others, and every second is found by both. */
function telling(index: number, chance: Chance): Telling {
  const account = accountOf(Math.floor(index / 2));
  const policy = index % 2 === 0 ? 'month-to-date' : 'daily';
  const kind = Math.floor(index / 2) % 4;
  const byLedger = kind === 0 || (kind !== 1 && chance.happens(0.5));
  const message = byLedger ? ledgerMessage(account, policy) : alarmMessage(account, policy, chance);
  const crossing = crossingIn(message);
  return { alert: alertIdOf(alertKeyOf(crossing)), account, body: enveloped(message), crossing };
}

function crossingIn(message: string): Crossing {
  const parsed = parseMessage(message, { alarmPrefix, at: parseInstant('2026-11-25T12:00:00Z') });
  if (parsed.kind === 'alarm') return crossingOfAlarm(parsed.alarm);
  if (parsed.kind === 'crossing') return parsed.crossing;
  throw new Error(`It tells of no crossing: ${message}`);
}

export function accountOf(index: number): string {
  return String(100_000_000_000 + index);
}

function ledgerMessage(account: string, policy: 'month-to-date' | 'daily'): string {
  const found = {
    account,
    currency: 'USD',
    amount: parseAmount('1204.5'),
    above: parseAmount('1000'),
    at: parseInstant('2026-11-25T06:00:00Z'),
    foundBy: 'ledger',
  } as const;
  return crossingMessage(
    policy === 'daily'
      ? { policy, ...found, period: parseUtcDay('2026-11-24') }
      : { policy, ...found, period: parseBillingPeriod('2026-11') },
  );
}

/** An alarm goes off again and again about the same day. */
function alarmMessage(account: string, policy: string, chance: Chance): string {
  const noon = Date.parse('2026-11-24T12:00:00Z');
  const at = instantFromEpoch(noon + chance.between(0, 23) * 3_600_000);
  return JSON.stringify({
    AlarmName: `${alarmPrefix}${policy}`,
    AWSAccountId: account,
    NewStateValue: 'ALARM',
    NewStateReason:
      'Threshold Crossed: 1 datapoint [1204.5 (24/11/26 12:00:00)] was greater than the threshold (1000.0).',
    StateChangeTime: at.replace('Z', '+0000'),
    Trigger: { Threshold: 1000 },
  });
}

/** What no alert can be made of, each another text. */
export function malformed(index: number): string {
  const texts = [
    `not JSON ${index}`,
    JSON.stringify({ Type: 'Notification', Subject: `no message ${index}` }),
    enveloped(`no JSON ${index}`),
    enveloped(JSON.stringify({ crossing: { policy: 'weekly', index } })),
    enveloped(
      JSON.stringify({
        AlarmName: `operations-${index}`,
        AWSAccountId: '100000000000',
        NewStateValue: 'ALARM',
        NewStateReason: 'Threshold Crossed',
        StateChangeTime: '2026-11-24T12:00:00.000+0000',
        Trigger: { Threshold: 1000 },
      }),
    ),
  ];
  return texts[index % texts.length] ?? '';
}

function enveloped(message: string): string {
  return JSON.stringify({ Type: 'Notification', Message: message });
}
