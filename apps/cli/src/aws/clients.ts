import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { STSClient } from '@aws-sdk/client-sts';
import { connections } from '@orgcost/aws-client';
import {
  callerIdentity,
  createOrganizationsClient,
  memberCredentials,
  organizationDirectory,
  roleCredentials,
  type CallerIdentity,
} from '@orgcost/aws-organization';
import type { BillSource } from '@orgcost/chargeback';
import type { AccountDirectory, CostSources, PageMeter } from '@orgcost/collection';
import {
  createCostExplorerClients,
  memberCostSource,
  payerBillSource,
  payerCostSource,
} from '@orgcost/cost-explorer';
import { assertProfile } from './assert-profile';
import { awsConfig, profileConfig } from './aws-config';
import type { Settings } from '../config/settings';
import type { Context } from '../context';

/** Credentials or an endpoint of no use are told at once, by a call that is not tried ten times as those after it. */
export function accountDirectory(settings: Settings): AccountDirectory {
  const directory = organizationDirectory(organizationsClient(settings));
  return {
    ...directory,
    async listAccounts() {
      await caller(settings);
      return directory.listAccounts();
    },
  };
}

export function organizationsClient(settings: Settings): OrganizationsClient {
  return createOrganizationsClient({
    ...profileConfig(settings),
    requestHandler: connections(settings.requestTimeoutSeconds),
  });
}

/** Both views of costs, as far as the settings name their roles; all of them share one pace. */
export function costSources({ settings, clock }: Pick<Context, 'settings' | 'clock'>): CostSources {
  const { requestsPerSecond, payerRoleArn } = settings.collection;
  const clientWith = createCostExplorerClients({
    ...profileConfig(settings),
    requestsPerSecond,
    requestTimeoutSeconds: settings.requestTimeoutSeconds,
  });
  const { ofMember, ofRole } = roles(settings);
  const member = memberCostSource({ clientFor: (account) => clientWith(ofMember(account)) });
  if (payerRoleArn === undefined) return { member };
  const payerCredentials = ofRole(payerRoleArn);
  const client = () => clientWith(payerCredentials);
  return { member, payer: payerCostSource({ client, clock }) };
}

/** The payer's bill, as far as the settings name the payer's role. */
export function billSource(
  { settings, clock }: Pick<Context, 'settings' | 'clock'>,
  meter: PageMeter,
): BillSource | undefined {
  const { requestsPerSecond, payerRoleArn } = settings.collection;
  if (payerRoleArn === undefined) return undefined;
  const clientWith = createCostExplorerClients({
    ...profileConfig(settings),
    requestsPerSecond,
    requestTimeoutSeconds: settings.requestTimeoutSeconds,
  });
  const credentials = roles(settings).ofRole(payerRoleArn);
  return payerBillSource({ client: () => clientWith(credentials), clock, meter });
}

/** Credentials of the roles that the settings name, assumed with one's own. */
export function roles(settings: Settings) {
  const { externalId, memberRoleName } = settings.collection;
  const options = {
    ...profileConfig(settings),
    sessionName: 'orgcost',
    externalId,
    requestTimeoutSeconds: settings.requestTimeoutSeconds,
  };
  return {
    ofMember: memberCredentials({ ...options, roleName: memberRoleName }),
    ofRole: roleCredentials(options),
  };
}

/**
 * Whose credentials these are, by any Region's STS.
 * @throws InvalidInputError for a profile that is not there
 */
export async function caller(settings: Settings): Promise<CallerIdentity> {
  await assertProfile(settings);
  return callerIdentity(
    new STSClient({
      region: 'us-east-1',
      ...awsConfig(settings),
      requestHandler: connections(settings.requestTimeoutSeconds),
    }),
  );
}
