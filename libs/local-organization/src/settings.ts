import type { Organization } from './organization';

/** What a tracker has to be told about the organization. */
export interface Settings {
  readonly memberRoleName: string;
  readonly externalId: string;
  readonly payerRoleArn: string;
  readonly managementAccount: string;
  readonly trackerAccount: string;
  readonly organizationId: string;
  /** Where billing alarms, and who else finds something, publish. */
  readonly topicArn: string;
}

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
    payerRoleArn: `arn:aws:iam::${managementAccount.id}:role/${payerRoleName}`,
    managementAccount: managementAccount.id,
    trackerAccount: trackerAccount.id,
    organizationId,
    topicArn: `arn:aws:sns:us-east-1:${trackerAccount.id}:orgcost-alarms`,
  };
}
