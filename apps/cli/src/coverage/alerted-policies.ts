import { alarmPolicies, type Alert, type AlarmPolicy, type Reading } from '@orgcost/alerting';
import { addDays, billingPeriodOf, utcDayOf, type Instant } from '@orgcost/domain';

/** A daily alarm looks back 24 hours, by a metric that is hours old. */
const daysOfDaily = 3;
/** AWS brings in what is left of a month in the first days of the next one. */
const daysOfMonth = 8;

/** What alarms in ALARM may have led to; where alerts cannot be read, nobody can say that they did not. */
export function alertedPolicies(
  alerts: Reading<readonly Alert[]>,
  now: Instant,
): readonly AlarmPolicy[] {
  if ('failed' in alerts) return alarmPolicies;
  const today = utcDayOf(now);
  const since: Readonly<Record<AlarmPolicy, string>> = {
    'month-to-date': billingPeriodOf(addDays(today, -daysOfMonth)),
    daily: addDays(today, -daysOfDaily),
  };
  return alarmPolicies.filter((policy) =>
    alerts.found.some(
      ({ crossing }) => crossing.policy === policy && crossing.period >= since[policy],
    ),
  );
}
