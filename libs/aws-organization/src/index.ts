export { accountPlaces } from './account-places';
export { accountTags } from './account-tags';
export { callerIdentity, type CallerIdentity } from './caller-identity';
export { organizationDirectory } from './organization-directory';
export { createOrganizationsClient } from './organizations-client';
export { memberCredentials, roleCredentials } from './role-credentials';
export { tieredAccountsOf } from './tiered-accounts';
