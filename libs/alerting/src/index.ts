export { alarmPolicies, alarmSchema, type Alarm, type AlarmPolicy } from './alarms/alarm';
export { parseCloudWatchMessage } from './alarms/cloudwatch-message';
export {
  acknowledgmentSchema,
  alertSchema,
  deliverySchema,
  type Acknowledgment,
  type Alert,
  type Delivery,
} from './alerts/alert';
export { alertIdOf, alertKeyOf, parseAlertId, type AlertKey } from './alerts/alert-id';
export {
  alertPolicies,
  crossingSchema,
  finders,
  type AlertPolicy,
  type Crossing,
  type CrossingOf,
  type Finder,
} from './alerts/crossing';
export { muteSchema, type Mute } from './alerts/mute';
export { reasonOf } from './alerts/reason';
export type { Addressee, Letter, LetterText, WriteLetter } from './delivery/letter';
export { mailEventSchema, mailSchema, type Mail, type MailEvent } from './delivery/mail';
export {
  amountParts,
  explanationSchema,
  type AmountPart,
  type AmountShare,
  type Explanation,
} from './explanation/explanation';
export { partNameOf } from './explanation/part-name';
export type { AlarmLedger } from './ports/alarm-ledger';
export type { AlarmStack, AlarmStacks, ChangeOutcome } from './ports/alarm-stacks';
export type { AlertLedger } from './ports/alert-ledger';
export type { Mailer } from './ports/mailer';
export type { MailLedger } from './ports/mail-ledger';
export type { MuteLedger } from './ports/mute-ledger';
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
