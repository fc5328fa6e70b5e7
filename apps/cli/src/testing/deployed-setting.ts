import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { reconcileThresholds } from '@orgcost/alerting';
import { createOrganizationsClient, tieredAccountsOf } from '@orgcost/aws-organization';
import { deploymentSchema, parseConfigFile, stackSetOf } from '@orgcost/config';
import { instantFromEpoch, type UtcDay } from '@orgcost/domain';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { alarmStacks, createCloudFormationClient } from '@orgcost/stack-sets';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalSetting, type LocalSetting } from './local-setting';
import { openTableStore } from './table-store';

/** A local organization into which OrgCost is deployed, and the ledger's table. */
export interface DeployedSetting extends LocalSetting {
  readonly ledger: Ledger;
  /** Of the ledger's table. */
  readonly dynamoDb: DynamoDBClient;
  /** Writes the config: without changes one with a role that lets its caller in. */
  deploy(changes?: DeployedConfig): Promise<void>;
  /** What the deployed function does every hour, by the config. */
  reconcile(): Promise<void>;
}

export interface DeployedConfig {
  readonly externalId?: string;
  readonly trackerAccount?: string;
  /** Without them the root. */
  readonly organizationalUnits?: readonly string[];
  readonly excludedAccounts?: readonly string[];
  readonly tiers?: readonly object[];
  /** Whole US dollars; without it there is no daily alarm. */
  readonly daily?: number;
  /** As the config file has it; without it nobody is mailed. */
  readonly mail?: object;
}

export async function openDeployedSetting(
  today: UtcDay,
  pageSize: number,
  more?: Parameters<typeof openLocalSetting>[3],
): Promise<DeployedSetting> {
  const setting = await openLocalSetting(today, 24, pageSize, more);
  const { settings, organization } = setting.organization;
  const table = await openTableStore();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = table.endpoint;
  const client = new DynamoDBClient(table.clientConfig);
  await createTable(client, 'orgcost');
  const ledger = createLedger({ client, table: 'orgcost' });
  const [root] = organization.units;
  let config = '';

  return {
    ...setting,
    ledger,
    dynamoDb: client,
    async deploy({
      externalId,
      trackerAccount,
      organizationalUnits = [String(root?.id)],
      excludedAccounts = [],
      tiers = [],
      daily,
      mail,
    } = {}) {
      config = JSON.stringify({
        table: 'orgcost',
        collection: {
          memberRoleName: settings.memberRoleName,
          payerRoleArn: settings.payerRoleArn,
          externalId: externalId ?? settings.externalId,
          requestsPerSecond: 1000,
        },
        deployment: {
          organizationId: settings.organizationId,
          managementAccount: settings.managementAccount,
          trackerAccount: trackerAccount ?? settings.trackerAccount,
          organizationalUnits,
          excludedAccounts,
          maxPages: 1000,
          operators: 'operators@example.com',
        },
        alarms: { monthToDate: 1000, ...(daily !== undefined && { daily }), tiers },
        ...(mail && { mail }),
      });
      await writeFile(join(setting.folder, 'orgcost.config.yaml'), config);
    },
    async reconcile() {
      const deployment = parseConfigFile(config, 'orgcost.config.yaml', deploymentSchema);
      const { alarms, organizationalUnits } = deployment;
      const stacks = alarmStacks({
        client: createCloudFormationClient(),
        ...stackSetOf(deployment),
        organizationalUnits,
      });
      const accounts = tieredAccountsOf(createOrganizationsClient(), ledger.accounts, alarms);
      const clock = () => instantFromEpoch(Date.parse(`${today}T12:00:00Z`));
      const { thresholds } = ledger;
      await reconcileThresholds({ stacks, accounts, thresholds, clock, newId: randomUUID }, alarms);
    },
    async close() {
      Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_DYNAMODB');
      client.destroy();
      await table.close();
      await setting.close();
    },
  };
}
