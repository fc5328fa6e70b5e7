import { assumptions } from '../assumptions';
import { exactly } from '../range';
import type { RateName } from '../rates';
import type { Period, Setting, Work } from '../setting';

const { alertsPerAccount, idlePollsPerDay, keyRequestsPerMessage, messagesPerAlert, ownAlarms } =
  assumptions;
const minutesPerDay = 24 * 60;

/** Alarms and alerts, the same however costs are collected. A first run, which fetches the past, adds none. */
export function alertWork({ accounts, daysOfMonth }: Setting, period: Period): Work[] {
  if (period === 'backfill') return [];
  const alerts = accounts * alertsPerAccount;
  const messages = alerts * messagesPerAlert;
  const calls = daysOfMonth * minutesPerDay;
  return [
    work('alarms', 'Alarms: in each account', 'alarm', accounts),
    work('alerts', 'Alarms: on all parts', 'alarm', ownAlarms),
    work('alerts', 'Mail: topic', 'topicRequest', messages),
    work(
      'alerts',
      'Mail: queue, also idle',
      'queueRequest',
      messages * assumptions.queueRequestsPerMessage + daysOfMonth * idlePollsPerDay,
    ),
    work('alerts', 'Mail: schedule', 'schedule', calls),
    work('alerts', 'Mail: functions', 'functionRequest', messages + calls),
    work('alerts', "Mail: functions' GB-s", 'functionTime', gigabyteSeconds(messages, calls)),
    // Of those that are not mailed yet: half a unit at least.
    work('alerts', 'Mail: reads', 'readUnit', Math.ceil(calls / 2)),
    work('alerts', 'Mail: sent', 'mail', alerts),
    work('alerts', "Key: the topic's", 'key', 1),
    work('alerts', 'Key: requests', 'keyRequest', messages * keyRequestsPerMessage),
  ];
}

function gigabyteSeconds(messages: number, calls: number): number {
  const { functionGigabytes, secondsPerDelivery, secondsPerInvocation } = assumptions;
  const seconds = messages * secondsPerInvocation + calls * secondsPerDelivery;
  return Math.ceil(seconds * functionGigabytes);
}

function work(part: Work['part'], what: string, rate: RateName, count: number): Work {
  return { what, rate, count: exactly(count), part, deployment: true };
}
