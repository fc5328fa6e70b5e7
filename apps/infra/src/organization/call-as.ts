import type { Deployment } from '@orgcost/config';

/** As what the tracker's account calls StackSets. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html */
export function callAs({
  trackerAccount,
  managementAccount,
}: Pick<Deployment, 'trackerAccount' | 'managementAccount'>): 'SELF' | 'DELEGATED_ADMIN' {
  return trackerAccount === managementAccount ? 'SELF' : 'DELEGATED_ADMIN';
}
