import { assumptions } from '../assumptions';
import { exactly } from '../range';
import type { RateName } from '../rates';
import type { Period, Setting, Work } from '../setting';
import { queryUnits } from './item-units';

const hoursPerDay = 24;

/** Every hour, whether accounts' alarms have the thresholds that they should have; changes are too few to count. */
export function thresholdWork({ accounts, daysOfMonth }: Setting, period: Period): Work[] {
  if (period === 'backfill') return [];
  const hours = daysOfMonth * hoursPerDay;
  const { bytesPerAccount, bytesPerThresholds, functionGigabytes, idlePollsPerDay } = assumptions;
  const { accountsReconciledPerSecond, secondsPerInvocation } = assumptions;
  const seconds = secondsPerInvocation + accounts / accountsReconciledPerSecond;
  return [
    work('Thresholds: functions', 'functionRequest', hours),
    work(
      "Thresholds: functions' GB-s",
      'functionTime',
      Math.ceil(hours * seconds * functionGigabytes),
    ),
    work(
      'Thresholds: reads',
      'readUnit',
      hours * (queryUnits(accounts, bytesPerThresholds) + queryUnits(accounts, bytesPerAccount)),
    ),
    work('Thresholds: queue, idle', 'queueRequest', daysOfMonth * idlePollsPerDay),
  ];
}

function work(what: string, rate: RateName, count: number): Work {
  return { what, rate, count: exactly(count), part: 'alerts', deployment: true };
}
