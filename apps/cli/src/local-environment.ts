import type { LocalOrganization } from '@orgcost/local-organization';

/** Standard settings that would lead AWS clients past a local organization, or spoil its credentials. */
export const misleading = [
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
] as const;

/** All that AWS clients and `orgcost` have to be told to find a local organization. */
export function environmentOf({
  environment,
  settings,
}: LocalOrganization): Readonly<Record<string, string>> {
  return {
    ...environment,
    ORGCOST_MEMBER_ROLE_NAME: settings.memberRoleName,
    ORGCOST_EXTERNAL_ID: settings.externalId,
    ORGCOST_PAYER_ROLE_ARN: settings.payerRoleArn,
  };
}

/** Leads this process's AWS clients there. @returns what leads them back */
export function enter({ environment }: LocalOrganization): () => void {
  const before = { ...process.env };
  for (const name of misleading) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  return () => {
    for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  };
}
