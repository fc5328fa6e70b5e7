export { alarmPolicies, alarmSchema, type Alarm, type AlarmPolicy } from './alarm';
export { parseCloudWatchMessage } from './cloudwatch-message';
export type { AlarmLedger } from './ports/alarm-ledger';
