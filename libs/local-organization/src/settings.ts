import type { Organization } from './organization';

/** What a tracker has to be told about the organization. */
export interface Settings {
  readonly memberRoleName: string;
  readonly externalId: string;
  readonly payerRoleArn: string;
  /** In every account that has billing alarms: one that reads them, and one that sets them off. */
  readonly alarmReaderRoleName: string;
  readonly alarmTesterRoleName: string;
  readonly managementAccount: string;
  readonly trackerAccount: string;
  readonly organizationId: string;
  /** Where billing alarms, and who else finds something, publish. */
  readonly topicArn: string;
  /** Where what could not be handled of that is kept. */
  readonly deadLettersArn: string;
  /** Where locked copies are kept of what was closed. */
  readonly archiveBucket: string;
}

export const alarmReaderRoleName = 'OrgCostAlarmReader';
export const alarmTesterRoleName = 'OrgCostAlarmTester';

/** Exists in the management account only. */
export const payerRoleName = 'OrgCostPayerReader';

export function settingsOf({
  organizationId,
  managementAccount,
  trackerAccount,
}: Organization): Settings {
  return {
    memberRoleName: 'OrgCostReader',
    externalId: 'orgcost-local-organization',
    alarmReaderRoleName,
    alarmTesterRoleName,
    payerRoleArn: `arn:aws:iam::${managementAccount.id}:role/${payerRoleName}`,
    managementAccount: managementAccount.id,
    trackerAccount: trackerAccount.id,
    organizationId,
    topicArn: `arn:aws:sns:us-east-1:${trackerAccount.id}:orgcost-alarms`,
    deadLettersArn: `arn:aws:sqs:us-east-1:${trackerAccount.id}:orgcost-alarms-dead`,
    archiveBucket: `orgcost-statements-${trackerAccount.id}-us-east-1`,
  };
}
