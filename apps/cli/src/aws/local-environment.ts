import type { UtcDay } from '@orgcost/domain';
import type { LocalOrganization } from '@orgcost/local-organization';
import { localLedgerFolder } from '../config/settings';

/** Settings that would lead past a local organization or into a ledger of one's own, or spoil its credentials. */
export const misleading = [
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'ORGCOST_TABLE',
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

/** The same for another terminal: what is collected there has a ledger of its own, on the organization's day. */
export function servedEnvironment(
  organization: LocalOrganization,
  today: UtcDay,
): Readonly<Record<string, string>> {
  return {
    ...environmentOf(organization),
    ORGCOST_LEDGER: localLedgerFolder,
    ORGCOST_TODAY: today,
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
