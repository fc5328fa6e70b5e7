import type { CollectionMode } from '@orgcost/domain';
import type { AlarmSettings } from './alarm-settings';
import type { ChargebackSettings } from './chargeback-settings';
import { deployableSchema, type DeployableConfig } from './config-schema';
import { defaultMemberRoleName, defaultPayerRoleName, roleNameOf } from './deployed-roles';
import type { DeploymentSettings } from './deployment-settings';
import type { MailSettings } from './mail-settings';
import { refuseImpossible } from './refuse-impossible';

/** What is deployed: every setting with its default. */
export interface Deployment extends DeploymentSettings {
  readonly table: string;
  readonly ownerTag: string;
  readonly costCenterTag: string;
  readonly collection: {
    readonly mode: CollectionMode;
    readonly memberRoleName: string;
    readonly payerRoleName: string;
    readonly externalId: string;
    /** To Cost Explorer, by all accounts together. */
    readonly requestsPerSecond: number;
    /** Accounts in hand at a time, in each function. */
    readonly concurrency: number;
  };
  readonly alarms: AlarmSettings;
  /** To owners; without it nobody is mailed, and alerts are recorded. */
  readonly mail?: Required<MailSettings>;
  /** Without it nothing of chargeback is deployed. */
  readonly chargeback?: ChargebackSettings;
}

/** A config file that says all that a deployment needs, and nothing that cannot be. */
export const deploymentSchema = deployableSchema
  .superRefine(refuseImpossible)
  .transform(deploymentOf);

function deploymentOf({
  deployment,
  alarms,
  mail,
  table,
  ownerTag = 'owner',
  costCenterTag = 'cost-center',
  collection,
  chargeback,
}: DeployableConfig): Deployment {
  return {
    ...deployment,
    table,
    ownerTag,
    costCenterTag,
    collection: {
      mode: collection.mode ?? 'member',
      memberRoleName: collection.memberRoleName ?? defaultMemberRoleName,
      payerRoleName: roleNameOf(collection.payerRoleArn ?? defaultPayerRoleName),
      externalId: collection.externalId,
      requestsPerSecond: collection.requestsPerSecond ?? 10,
      concurrency: collection.concurrency ?? 16,
    },
    alarms,
    ...(mail !== undefined && { mail: { platform: [deployment.operators], ...mail } }),
    ...(chargeback !== undefined && { chargeback }),
  };
}
