import { assumptions } from '../assumptions';
import { exactly } from '../range';
import type { RateName } from '../rates';
import type { Period, Setting, Work } from '../setting';
import { bytesOfMonth, queryUnits } from './item-units';

const { alertsPerAccount, idlePollsPerDay, keyRequestsPerAlert, ownAlarms, queueRequestsPerAlert } =
  assumptions;

/** Alarms and alerts, the same however costs are collected. A first run, which fetches the past, adds none. */
export function alertWork({ accounts, daysOfMonth, lines, runs }: Setting, period: Period): Work[] {
  if (period === 'backfill') return [];
  const alerts = accounts * alertsPerAccount;
  const evaluated = runs.reduce(
    (sum, { open }) => sum + queryUnits(accounts, bytesOfMonth(lines, open)),
    0,
  );
  return [
    work('alarms', 'Alarms: in each account', 'alarm', accounts),
    work('alerts', 'Alarms: on all parts', 'alarm', ownAlarms),
    work('alerts', 'Reads: alerts', 'readUnit', evaluated),
    work('alerts', 'Mail: topic', 'topicRequest', alerts),
    work(
      'alerts',
      'Mail: queue, also idle',
      'queueRequest',
      alerts * queueRequestsPerAlert + daysOfMonth * idlePollsPerDay,
    ),
    work('alerts', 'Mail: functions', 'functionRequest', alerts),
    work('alerts', 'Mail: sent', 'mail', alerts),
    work('alerts', "Key: the topic's", 'key', 1),
    work('alerts', 'Key: requests', 'keyRequest', alerts * keyRequestsPerAlert),
  ];
}

function work(part: Work['part'], what: string, rate: RateName, count: number): Work {
  return { what, rate, count: exactly(count), part, deployment: true };
}
