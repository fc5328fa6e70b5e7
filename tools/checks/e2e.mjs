/**
 * Deploys OrgCost by the CDK's own command line and has it collect, on emulators that no one here wrote: ministack is the
 * account that it runs in, moto is Organizations, STS and Cost Explorer. Looks at resources and items, never at the status
 * of a stack.
 *
 * Where they lie: ministack has no StackSets and no OIDC providers, so these stacks are not deployed; its alarms are of its own
 * account, and it gives no bucket of a template its object lock. moto lets anyone assume any role, and skips a template's alarms.
 */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { goOff, putAlarm } from './e2e/alarms.mjs';
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

const sender = 'costs@example.com';
const operators = 'platform@example.com';

/** Three accounts, with the management account. One of them is the tracker's, in which ministack has what is deployed. */
const organization = {
  name: 'Root',
  units: [
    {
      name: 'Workloads',
      accounts: { 'Web Shop': { owner: 'shop@example.com' }, 'Cost Tracker': {} },
    },
  ],
};

if (installMoto() && installMinistack()) {
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-e2e-'));
  const moto = await startMoto();
  const ofMoto = {
    endpoint: moto.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'moto', secretAccessKey: 'moto' },
  };
  const organizations = new OrganizationsClient(ofMoto);
  const accounts = await createOrganization(organizations, organization);
  const tracker = accounts.find(({ name }) => name === 'Cost Tracker')?.id ?? '';
  const ministack = await startMinistack(tracker, folder);
  try {
    const config = join(folder, 'orgcost.config.yaml');
    writeFileSync(config, configOf(accounts, tracker, await unitOf(organizations)));
    writeFileSync(join(folder, 'orgcost.rules.yaml'), 'metric: net-amortized\n');
    await checkDeployment({ accounts, tracker, config, folder, ofMoto, ministack });
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
 * @param {{
 *   accounts: readonly import('./moto/organization.mjs').Account[],
 *   tracker: string,
 *   config: string,
 *   folder: string,
 *   ofMoto: Client,
 *   ministack: Awaited<ReturnType<typeof startMinistack>>,
 * }} setting
 */
async function checkDeployment({ accounts, tracker, config, folder, ofMoto, ministack }) {
  const { endpoint, environment } = ministack;
  const moto = ofMoto.endpoint;
  build(['cli', 'collector', 'alerter', 'preparer', 'infra']);
  const range = seededRange(new Date());
  const { charges, pages } = await seedCosts(moto, accounts, range);
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

  await checkArchive(client, tracker);

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
  await checkStackSet(moto, new CloudFormationClient(ofMoto), accounts);
  const ofOrganization = {
    AWS_ENDPOINT_URL_ORGANIZATIONS: moto,
    AWS_ENDPOINT_URL_CLOUDFORMATION: moto,
  };
  await checkAlarm(client, tracker);
  await checkTest(orgcost, ofOrganization, client, tracker);
  await checkMail(client, accounts);
  checkCoverage(orgcost, ofOrganization, accounts, tracker);
}

/**
 * @param {Client} client of the tracker's account
 * @param {string} tracker
 */
async function checkArchive(client, tracker) {
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const bucket = { Bucket: `orgcost-statements-${tracker}-us-east-1` };
  const { Status } = await s3.send(new GetBucketVersioningCommand(bucket));
  check('the bucket of closed months keeps every version', () => [Status, 'Enabled']);
}

/**
 * The tracker's own alarms: the only ones on ministack that reach its topic. One goes off for what the ledger has not found.
 *
 * @param {Client} client of the tracker's account
 * @param {string} tracker
 */
async function checkAlarm(client, tracker) {
  const cloudWatch = new CloudWatchClient(client);
  const dynamoDb = new DynamoDBClient(client);
  const topic = `arn:aws:sns:us-east-1:${tracker}:orgcost-alarms`;
  await putAlarm(cloudWatch, topic, 'month-to-date', 1000);
  await putAlarm(cloudWatch, topic, 'daily', 100_000);
  const reason =
    'Threshold Crossed: 1 datapoint [104000.5] was greater than the threshold (100000.0).';
  await goOff(cloudWatch, 'daily', reason);
  const alarms = await itemsOf(dynamoDb, tracker, 'alarm#', () => true);
  const day = `alert#${new Date().toISOString().slice(0, 8)}`;
  // The ledger may have found days of its own.
  const alerts = (await itemsOf(dynamoDb, tracker, day, isMailed)).filter(
    ({ crossing }) => crossing?.M?.['foundBy']?.S === 'cloudwatch',
  );
  for (const item of [...alarms, ...alerts]) console.log(JSON.stringify(item));
  check(
    'an alarm that goes off is recorded and mailed, by topic, queue, function and schedule',
    () => [
      {
        alarms: alarms.map(({ account, policy, reason: why }) => [account?.S, policy?.S, why?.S]),
        alerts: alerts.map(({ policy, delivery }) => [policy?.S, delivery?.M?.['state']?.S]),
      },
      { alarms: [[tracker, 'daily', reason]], alerts: [['daily', 'mailed']] },
    ],
  );
}

/**
 * An alarm that is set off by the command line, with a role of the account: not the one that is in ALARM. That it arrived is
 * looked up here: while the command line is waited for, nobody takes what ministack prints.
 *
 * @param {Orgcost} orgcost
 * @param {Record<string, string>} variables
 * @param {Client} client of the tracker's account
 * @param {string} account
 */
async function checkTest(orgcost, variables, client, account) {
  const args = ['alerts', 'test', '--account', account, '--wait', '0'];
  const { answer, stderr } = orgcost(args, variables);
  console.log(JSON.stringify(answer), stderr);
  const test = `alert#${new Date().toISOString().slice(0, 10)}#test#`;
  const alerts = await itemsOf(new DynamoDBClient(client), account, test, isMailed);
  const [inAlarm, setOff] = answer;
  check('a test goes from an alarm to the mail, and leaves one that is in ALARM alone', () => [
    {
      inAlarm,
      policy: setOff.policy,
      alerts: alerts.map(({ step, delivery }) => [step?.S, delivery?.M?.['state']?.S]),
    },
    {
      inAlarm: { account, policy: 'daily', stage: 'untouched' },
      policy: 'month-to-date',
      alerts: [[setOff.test, 'mailed']],
    },
  ]);
}

/**
 * Stack instances are moto's; the topic, its key and SES are ministack's, as the CDK has deployed them.
 *
 * @param {Orgcost} orgcost
 * @param {Record<string, string>} variables
 * @param {readonly import('./moto/organization.mjs').Account[]} accounts
 * @param {string} watched the account that has alarms
 */
function checkCoverage(orgcost, variables, accounts, watched) {
  const { answer } = orgcost(['alerts', 'coverage'], variables);
  console.log(JSON.stringify(answer));
  check(
    'coverage reads the stacks of the StackSet, the deployed topic and its key, and the mail service',
    () => [
      answer.map((/** @type {Coverage} */ { account, checks }) => [
        account,
        ...['stack', 'topic', 'mail', 'alarms'].map((name) => checks[name]?.state),
      ]),
      accounts.map(({ id, management }) => [
        id,
        management ? 'not-needed' : 'good',
        'good',
        'good',
        id === watched ? 'good' : 'gap',
      ]),
    ],
  );
}

/**
 * Every account that was collected is above its threshold: what watched it published that, and its mail is sent when the
 * schedule comes to it.
 *
 * @param {Client} client
 * @param {readonly import('./moto/organization.mjs').Account[]} accounts
 */
async function checkMail(client, accounts) {
  const dynamoDb = new DynamoDBClient(client);
  const prefix = `alert#${new Date().toISOString().slice(0, 7)}#month-to-date`;
  /** @type {Item[]} */
  const alerts = [];
  for (const { id } of accounts) alerts.push(...(await itemsOf(dynamoDb, id, prefix, isMailed)));
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
/** @typedef {{ endpoint: string, region: string, credentials: import('@aws-sdk/types').AwsCredentialIdentity }} Client */
/** @typedef {ReturnType<typeof program>['orgcost']} Orgcost */
/** @typedef {{ account: string, checks: Record<string, { state: string }> }} Coverage */

function isMailed(/** @type {Item} */ { delivery }) {
  return delivery?.M?.['state']?.S === 'mailed';
}

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
 * @param {string} tracker
 * @param {string | undefined} unit
 */
function configOf(accounts, tracker, unit) {
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
  operators: ${operators}
alarms: { monthToDate: 1000, daily: 100000 }
mail: { sender: ${sender} }
chargeback: { finance: [${operators}] }
`;
}
