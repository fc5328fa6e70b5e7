import type { Deployment } from './deployment';

/** The StackSet with the roles and the billing alarms of every account. */
export const stackSetName = 'orgcost-member-account';

/**
 * The StackSet, and as what the tracker's account asks for it:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
 */
export function stackSetOf({
  trackerAccount,
  managementAccount,
}: Pick<Deployment, 'trackerAccount' | 'managementAccount'>): {
  readonly stackSet: string;
  readonly callAs: 'SELF' | 'DELEGATED_ADMIN';
} {
  const callAs = trackerAccount === managementAccount ? 'SELF' : 'DELEGATED_ADMIN';
  return { stackSet: stackSetName, callAs };
}
