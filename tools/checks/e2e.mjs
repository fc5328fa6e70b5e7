/**
 * Deploys OrgCost by the CDK's own command line and has it collect, on emulators that no one here wrote: ministack is the
 * account that it runs in, moto is Organizations, STS and Cost Explorer. Looks at resources and items, never at the status
 * of a stack.
 *
 * Where they lie: ministack has no StackSets and no OIDC providers, so these stacks are not deployed; its alarms are of its own
 * account. moto lets anyone assume any role, and skips a template's alarms.
 */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { collect } from './e2e/collection.mjs';
import { deploy, leadFunctions } from './e2e/deployment.mjs';
import { installMinistack, startMinistack } from './e2e/ministack.mjs';
import { accountsWithRole, deployStackSet, synthesizedStackSet } from './e2e/stack-set.mjs';
import { check, counts } from './moto/checks.mjs';
import { expectedRows, seedCosts, seededRange } from './moto/costs.mjs';
import { createOrganization } from './moto/organization.mjs';
import { build, program } from './moto/program.mjs';
import { installMoto, startMoto } from './moto/server.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const tracker = '222222222222';
const sender = 'costs@example.com';

/** Three accounts, with the management account. */
const organization = {
  name: 'Root',
  units: [{ name: 'Workloads', accounts: { 'Web Shop': { owner: 'shop@example.com' }, Data: {} } }],
};

if (installMoto() && installMinistack()) {
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-e2e-'));
  const [moto, ministack] = [await startMoto(), await startMinistack(tracker, folder)];
  try {
    await checkDeployment(moto.endpoint, ministack, folder);
  } catch (error) {
    counts.failed += 1;
    console.log(error);
  } finally {
    ministack.stop();
    moto.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/**
 * @param {string} moto
 * @param {Awaited<ReturnType<typeof startMinistack>>} ministack
 * @param {string} folder to work in
 */
async function checkDeployment(moto, { endpoint, environment }, folder) {
  build(['cli', 'collector', 'alerter', 'infra']);
  const ofMoto = {
    endpoint: moto,
    region: 'us-east-1',
    credentials: { accessKeyId: 'moto', secretAccessKey: 'moto' },
  };
  const organizations = new OrganizationsClient(ofMoto);
  const accounts = await createOrganization(organizations, organization);
  const range = seededRange(new Date());
  const { charges, pages } = await seedCosts(moto, accounts, range);
  const config = join(folder, 'orgcost.config.yaml');
  writeFileSync(config, configOf(accounts, await unitOf(organizations)));
  deploy(environment, { config, account: tracker });

  const client = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: tracker, secretAccessKey: 'ministack' },
  };
  const { Table } = await new DynamoDBClient(client).send(
    new DescribeTableCommand({ TableName: 'orgcost' }),
  );
  check('the table is there, with its index, hard to delete', () => [
    [
      Table?.DeletionProtectionEnabled,
      Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName),
    ],
    [true, ['gsi1']],
  ]);

  await leadFunctions(
    new LambdaClient(client),
    [
      ...['plan', 'collect', 'finish'].map((step) => `orgcost-collector-${step}`),
      'orgcost-alerter-watch',
    ],
    {
      AWS_ENDPOINT_URL_ORGANIZATIONS: moto,
      AWS_ENDPOINT_URL_STS: moto,
      AWS_ENDPOINT_URL_COST_EXPLORER: moto,
    },
  );
  await new SESv2Client(client).send(new CreateEmailIdentityCommand({ EmailIdentity: sender }));
  const event = { time: new Date().toISOString(), since: range.from, maxPages: 2000 };
  // Sync executions have a host of their own, which is not here.
  const steps = new SFNClient({ ...client, disableHostPrefix: true });
  const first = await collect(steps, tracker, event);
  console.log(JSON.stringify(first.output));
  check('the state machine collects three accounts, each page once', () => {
    const { status, outcomes, paidPages } = first.output;
    return [
      { start: first.start, state: first.status, status, outcomes, paidPages },
      {
        start: 'SUCCEEDED',
        state: 'SUCCEEDED',
        status: 'partial',
        outcomes: { done: 3 },
        paidPages: pages,
      },
    ];
  });
  const again = await collect(steps, tracker, event);
  check('a second delivery of the same time starts no second execution', () => [
    again,
    // AWS names it StepFunctions.ExecutionAlreadyExistsException, which the workflow catches.
    { ...first, start: 'ExecutionAlreadyExists' },
  ]);

  const { orgcost } = program(environment, folder);
  for (const dimension of /** @type {const} */ (['account', 'day', 'service', 'charge-type'])) {
    check(`the deployed table has what was seeded, by ${dimension}`, () => {
      const days = ['--from', range.from, '--to', range.to];
      const { answer } = orgcost(['costs', '--all', ...days, '--group-by', dimension]);
      return [answer, expectedRows(charges, dimension, 'unblended')];
    });
  }
  await checkMail(client, accounts);
  await checkAlarm(client);
  await checkStackSet(moto, new CloudFormationClient(ofMoto), accounts);
  const { answer, stderr } = orgcost(['alerts', 'coverage'], {
    AWS_ENDPOINT_URL_ORGANIZATIONS: moto,
    AWS_ENDPOINT_URL_CLOUDFORMATION: moto,
  });
  console.log(JSON.stringify(answer, undefined, 1), stderr);
}

/**
 * An alarm of the member template's name, in the only account that ministack has alarms of.
 *
 * @param {{ endpoint: string, region: string, credentials: import('@aws-sdk/types').AwsCredentialIdentity }} client
 */
async function checkAlarm(client) {
  const cloudWatch = new CloudWatchClient(client);
  const AlarmName = 'orgcost-billing-month-to-date';
  await cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'AWS/Billing',
      MetricName: 'EstimatedCharges',
      Statistic: 'Maximum',
      Period: 21_600,
      EvaluationPeriods: 1,
      Threshold: 1000,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [`arn:aws:sns:us-east-1:${tracker}:orgcost-alarms`],
    }),
  );
  await cloudWatch.send(
    new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'tried' }),
  );
  const items = await itemsOf(new DynamoDBClient(client), tracker, 'alarm#', () => true);
  for (const item of items) console.log(JSON.stringify(item));
  check('an alarm that goes off is in the table, by topic, queue and function', () => [
    items.map(({ account, policy, reason }) => ({ account, policy, reason })),
    [{ account: { S: tracker }, policy: { S: 'month-to-date' }, reason: { S: 'tried' } }],
  ]);
}

/**
 * Every account that was collected is above its threshold: what watched it published that, and its mail is sent when the
 * schedule comes to it.
 *
 * @param {{ endpoint: string, region: string, credentials: import('@aws-sdk/types').AwsCredentialIdentity }} client
 * @param {readonly import('./moto/organization.mjs').Account[]} accounts
 */
async function checkMail(client, accounts) {
  const dynamoDb = new DynamoDBClient(client);
  const isMailed = (/** @type {Item} */ { delivery }) => delivery?.M?.['state']?.S === 'mailed';
  /** @type {Item[]} */
  const alerts = [];
  for (const { id } of accounts) alerts.push(...(await itemsOf(dynamoDb, id, 'alert#', isMailed)));
  for (const { account, delivery } of alerts) console.log(JSON.stringify({ account, delivery }));
  check(
    'what a collection finds above its threshold is mailed, by topic, queue and schedule',
    () => [
      alerts.map(({ account, policy, delivery }) => [
        account?.S,
        policy?.S,
        delivery?.M?.['state']?.S,
      ]),
      accounts.map(({ id }) => [id, 'month-to-date', 'mailed']),
    ],
  );
}

/** @typedef {Record<string, import('@aws-sdk/client-dynamodb').AttributeValue>} Item */

/**
 * Items of an account as soon as all are as they should be, or as they are after two minutes.
 *
 * @param {DynamoDBClient} client
 * @param {string} account
 * @param {string} prefix of what they are sorted by
 * @param {(item: Item) => boolean} isReady
 * @returns {Promise<readonly Item[]>}
 */
async function itemsOf(client, account, prefix, isReady) {
  /** @type {readonly Item[]} */
  let items = [];
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: 'orgcost',
        KeyConditionExpression: 'pk = :account AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':account': { S: `account#${account}` },
          ':prefix': { S: prefix },
        },
      }),
    );
    items = Items;
    if (items.length > 0 && items.every(isReady)) break;
    await setTimeout(500);
  }
  return items;
}

/**
 * @param {string} moto
 * @param {CloudFormationClient} client
 * @param {readonly import('./moto/organization.mjs').Account[]} accounts
 */
async function checkStackSet(moto, client, accounts) {
  const members = accounts.flatMap(({ id, management }) => (management ? [] : id)).sort();
  const deployed = await deployStackSet(client, synthesizedStackSet());
  const withRole = await accountsWithRole(moto, 'OrgCostCollector');
  check('the StackSet gives the accounts of its OUs the role, and no other account', () => [
    { deployed, withRole },
    { deployed: members, withRole: members },
  ]);
}

/** @param {OrganizationsClient} client */
async function unitOf(client) {
  const { Roots } = await client.send(new ListRootsCommand({}));
  const { OrganizationalUnits } = await client.send(
    new ListOrganizationalUnitsForParentCommand({ ParentId: Roots?.[0]?.Id }),
  );
  return OrganizationalUnits?.[0]?.Id;
}

/**
 * @param {readonly import('./moto/organization.mjs').Account[]} accounts
 * @param {string | undefined} unit
 */
function configOf(accounts, unit) {
  const management = accounts.find((account) => account.management);
  return `
table: orgcost
ownerTag: owner
collection: { externalId: ministack, requestsPerSecond: 1000 }
deployment:
  organizationId: o-exampleorgid
  managementAccount: '${management?.id}'
  trackerAccount: '${tracker}'
  organizationalUnits: [${unit}]
  maxPages: 2000
  operators: platform@example.com
alarms: { monthToDate: 1000 }
mail: { sender: ${sender} }
`;
}
