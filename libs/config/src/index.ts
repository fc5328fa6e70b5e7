export { alarmsSchema, type AlarmSettings, type AlarmTier } from './alarm-settings';
export { chargebackSchema, type ChargebackSettings } from './chargeback-settings';
export { check, type NamePlace } from './check';
export { configFileName, lineOf, parseConfigFile } from './config-file';
export { configSchema } from './config-schema';
export { defaultChange, defaultSteps } from './default-policies';
export {
  alarmQueueArn,
  alarmQueueName,
  alarmTopicArn,
  alarmTopicName,
  billingAlarmPrefix,
  deadAlarmsQueueName,
} from './deployed-alarms';
export { archiveBucketName } from './deployed-archive';
export {
  alarmReaderRoleName,
  alarmTesterRoleName,
  collectorRolePrefix,
  defaultMemberRoleName,
  financeRoleName,
  payerRoleArn,
  preparerRoleName,
} from './deployed-roles';
export { deploymentSchema, type Deployment } from './deployment';
export { readEnvironment } from './environment';
export { configJsonSchema } from './json-schema';
export { mailSchema, type MailSettings } from './mail-settings';
export { ownershipSettings, type OwnershipConfig } from './ownership-settings';
export { readSettings } from './read-settings';
export { settingsSchema, type SettingsLayer } from './settings-schema';
export { stackSetName, stackSetOf } from './stack-set-of';
export { staleAfterHours } from './stale-after';
