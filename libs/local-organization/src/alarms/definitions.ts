import type { AlarmKind } from './alarm-kind';
import type { BillingAlarm } from './billing-alarm';

/** AWS has its billing metric there, and alarms on it: nowhere else. */
export const alarmRegion = 'us-east-1';

const hours = 60 * 60;

/** What the template says of both alarms. */
export const common = {
  evaluationPeriods: 1,
  comparisonOperator: 'GreaterThanThreshold',
  treatMissingData: 'missing',
} as const;

export const descriptions: Readonly<Record<AlarmKind, string>> = {
  'month-to-date': 'The month to date costs more than expected.',
  daily: 'The last 24 hours added more than expected. These are 24 hours, not a UTC day.',
};

export const monthToDatePeriod = 6 * hours;
export const dailyPeriod = 24 * hours;

/** What 24 hours have added to the month to date, as the template has it. */
export const added = {
  id: 'added',
  label: 'Added in 24 hours',
  expression:
    'IF(DIFF(monthToDate) < 0, IF(DIFF(DATE(monthToDate)) < 0, ' +
    'monthToDate * 24 / (24 + HOUR(monthToDate)), monthToDate), DIFF(monthToDate))',
};

export const metric = { name: 'EstimatedCharges', namespace: 'AWS/Billing' };

export function dimensionsOf({ linkedAccount }: BillingAlarm): { name: string; value: string }[] {
  return [
    { name: 'Currency', value: 'USD' },
    ...(linkedAccount === undefined ? [] : [{ name: 'LinkedAccount', value: linkedAccount }]),
  ];
}

export function alarmArnOf(account: string, name: string): string {
  return `arn:aws:cloudwatch:${alarmRegion}:${account}:alarm:${name}`;
}
