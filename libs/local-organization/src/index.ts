export { alarmKinds, type AlarmKind } from './alarms/alarm-kind';
export type { PlantedAlarms } from './alarms/planted-alarms';
export type { Restatement } from './costs/restatements';
export type { Faults } from './faults';
export { faultKinds, type FaultKind, type PlannedFault } from './faults/planned-faults';
export type { MailServiceSettings, SentMail } from './mail/mail-service';
export {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from './local-organization';
export {
  createOrganization,
  type Organization,
  type OrganizationSettings,
  type PlantedDifference,
} from './organization';
export type { StoredVersion } from './objects/object-store';
export { isMember, type LocalAccount } from './organization/account';
export { isUnreachable, type Special } from './organization/special';
export type { PlantedDeadLetters } from './queue/dead-letter-queue';
export type { Requests } from './request-log';
export type { Settings } from './settings';
export type { PublishedMessage, TopicSettings } from './topic/topic';
