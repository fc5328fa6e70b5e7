import type { Deployment } from './deployment';

/** Where locked copies of what was closed are. Names of buckets are of all accounts: it has to be one that no other has. */
export function archiveBucketName({
  trackerAccount,
  homeRegion,
}: Pick<Deployment, 'trackerAccount' | 'homeRegion'>): string {
  return `orgcost-statements-${trackerAccount}-${homeRegion}`;
}
