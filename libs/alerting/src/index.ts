export { alarmPolicies, alarmSchema, type Alarm, type AlarmPolicy } from './alarms/alarm';
export { crossingOfAlarm } from './alarms/alarm-crossing';
export { testReason, type AlarmTest, type TestReader } from './alarms/alarm-test';
export type { StandingAlarm } from './alarms/standing-alarm';
export { testProgress, type TestProgress } from './alarms/test-progress';
export {
  alertSchema,
  mailsOf,
  type Acknowledgment,
  type Alert,
  type Delivery,
} from './alerts/alert';
export { alertIdOf, alertKeyOf, parseAlertId, type AlertKey } from './alerts/alert-id';
export {
  alertPolicies,
  type AlertPolicy,
  type Crossing,
  type CrossingOf,
  type Finder,
} from './alerts/crossing';
export { muteSchema, type Mute } from './alerts/mute';
export { raiseAlert, type Raising } from './alerts/raise-alert';
export { reasonOf } from './alerts/reason';
export { coverageChecks, type Check, type CoverageCheck, type Reading } from './coverage/check';
export { coverageOf, hasGap, type Coverage } from './coverage/coverage-of';
export type {
  AccountFacts,
  LastTest,
  MailFacts,
  MailService,
  SharedFacts,
  StackFacts,
  TopicAccess,
} from './coverage/facts';
export { refusalSchema, type Refusal } from './delivery/refusal';
export {
  deliverAlerts,
  type Delivered,
  type Delivering,
  type DeliverySettings,
} from './delivery/deliver-alerts';
export type { Addressee, Letter, LetterText, WriteLetter } from './delivery/letter';
export { LetterNotWrittenError } from './delivery/letter-not-written-error';
export { MailNotTakenError } from './delivery/mail-not-taken-error';
export { recordMailNews, type RecordingMailNews } from './delivery/record-mail-news';
export { mailEventSchema, mailSchema, type Mail, type MailEvent } from './delivery/mail';
export type { AmountShare, Explanation } from './explanation/explanation';
export { partNameOf } from './explanation/part-name';
export { crossingMessage } from './messages/crossing-message';
export { mailTag } from './messages/mail-tag';
export { parseMessage } from './messages/parse-message';
export { backtest } from './policies/backtest';
export { findCrossings } from './policies/find-crossings';
export { forecastOf } from './policies/forecast';
export { policiesByAccount, type PoliciesByAccount } from './policies/policies-by-account';
export type { PolicySettings } from './policies/policies-of';
export type { Policies } from './policies/policies';
export {
  unwatchedOf,
  type MonthFacts,
  type UnwatchedAccount,
  type UnwatchedReason,
} from './policies/unwatched';
export { historyFrom, viewOf, type Looking } from './policies/view';
export { watchAccounts, type Watching } from './policies/watch-accounts';
export type { AlarmLedger } from './ports/alarm-ledger';
export type { AlarmStack, AlarmStacks, ChangeOutcome } from './ports/alarm-stacks';
export type { AlertLedger } from './ports/alert-ledger';
export type { CostHistory } from './ports/cost-history';
export type { Mailer } from './ports/mailer';
export type { MailLedger } from './ports/mail-ledger';
export type { MuteLedger } from './ports/mute-ledger';
export type { OnUnread } from './ports/on-unread';
export type { ThresholdLedger } from './ports/threshold-ledger';
export type { TieredAccounts } from './ports/tiered-accounts';
export type { ObservedDay } from './series/observed-day';
export { withoutServices } from './series/without-services';
export { reconcileThresholds, type Reconciling } from './thresholds/reconcile-thresholds';
export { standingOf, type ThresholdStanding } from './thresholds/standing';
export { thresholdRecordSchema, type ThresholdRecord } from './thresholds/threshold-record';
export { thresholdsOf, type Thresholds, type ThresholdSettings } from './thresholds/thresholds';
