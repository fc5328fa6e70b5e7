import type { Deployment } from './deployment';

/** The roles of accounts, and of the payer, unless the config names others. */
export const defaultMemberRoleName = 'OrgCostCollector';
export const defaultPayerRoleName = 'OrgCostPayer';

/** Further roles of accounts, for whoever of the tracker's account may assume them: to look at billing alarms, and to try them. */
export const alarmReaderRoleName = 'OrgCostAlarmReader';
export const alarmTesterRoleName = 'OrgCostAlarmTester';

/** The role of whoever closes months. */
export const financeRoleName = 'OrgCostFinance';

/** The role of the function that prepares months. */
export const preparerRoleName = 'orgcost-preparer-prepare';

/** Roles that may assume the roles of accounts begin with it. */
export const collectorRolePrefix = 'orgcost-collector-';

/** A role's name with its path, by its ARN; a name is itself. */
export function roleNameOf(role: string): string {
  return role.replace(/^.*:role\//, '');
}

/** ARN of the role that reads costs as the payer sees them. */
export function payerRoleArn({
  managementAccount,
  collection,
}: Pick<Deployment, 'managementAccount' | 'collection'>): string {
  return `arn:aws:iam::${managementAccount}:role/${collection.payerRoleName}`;
}
