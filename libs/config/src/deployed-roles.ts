import type { Deployment } from './deployment';

/** The roles of accounts, and of the payer, unless the config names others. */
export const defaultMemberRoleName = 'OrgCostCollector';
export const defaultPayerRoleName = 'OrgCostPayer';

/** Roles that may assume the roles of accounts begin with it. */
export const collectorRolePrefix = 'orgcost-collector-';

/** ARN of the role that reads costs as the payer sees them. */
export function payerRoleArn({
  managementAccount,
  collection,
}: Pick<Deployment, 'managementAccount' | 'collection'>): string {
  return `arn:aws:iam::${managementAccount}:role/${collection.payerRoleName}`;
}
