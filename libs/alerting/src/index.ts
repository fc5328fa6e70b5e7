export { alarmPolicies, alarmSchema, type Alarm, type AlarmPolicy } from './alarm';
export { parseCloudWatchMessage } from './cloudwatch-message';
export type { AlarmLedger } from './ports/alarm-ledger';
export type { AlarmStack, AlarmStacks, ChangeOutcome } from './ports/alarm-stacks';
export type { ThresholdLedger } from './ports/threshold-ledger';
export type { TieredAccounts } from './ports/tiered-accounts';
export {
  reconcileThresholds,
  type Reconciliation,
  type Reconciling,
} from './thresholds/reconcile-thresholds';
export { standingOf, type ThresholdStanding } from './thresholds/standing';
export { thresholdRecordSchema, type ThresholdRecord } from './thresholds/threshold-record';
export {
  thresholdsOf,
  type Thresholds,
  type ThresholdSettings,
  type TieredAccount,
} from './thresholds/thresholds';
