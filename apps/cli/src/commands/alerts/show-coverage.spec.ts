import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Coverage } from '@orgcost/alerting';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { openDeployedSetting, type DeployedSetting } from '../../testing/deployed-setting';

jest.setTimeout(60_000);

const today = parseUtcDay('2026-11-24');
const noon = 12 * 3_600_000;
let setting: DeployedSetting;

beforeEach(async () => {
  setting = await openDeployedSetting(today, 1000, { timeOfDay: () => noon });
});
afterEach(() => setting.close());

const idOf = (name: string): string => {
  const account = setting.organization.organization.accounts.find((each) => each.name === name);
  if (!account) throw new Error(`There is no ${name}`);
  return account.id;
};

const owners = ['data', 'finops', 'forschung', 'mobile', 'partners', 'payments', 'platform'];
const moreOwners = ['research', 'sales', 'security', 'shop', 'startup', 'treasury'];
const mail = (more: readonly object[] = []) => ({
  sender: 'orgcost@example.com',
  platform: ['platform@example.com'],
  owners: [
    ...[...owners, ...moreOwners].map((owner) => ({ owner, mail: [`${owner}@example.com`] })),
    ...more,
  ],
});

/** Accounts that let nobody in, and one whose owner nobody knows. */
const withoutRole = ['Treasury', 'Handmade'];
const withoutOwner = 'Experiments';

/** Everything is as it has to be. */
async function deployWell(): Promise<void> {
  await setting.deploy({
    daily: 200,
    excludedAccounts: withoutRole.map(idOf),
    mail: mail([{ accounts: [idOf(withoutOwner)], mail: ['lab@example.com'] }]),
  });
  for (const name of withoutRole) setting.organization.removeStack(idOf(name));
  await setting.cli('accounts sync');
}

async function coverage(): Promise<readonly Coverage[]> {
  const { stdout } = await setting.cli('alerts coverage --json');
  return JSON.parse(stdout) as readonly Coverage[];
}

/** `Web Shop Staging thresholds: month-to-date is … (the mend)`, of each gap. */
async function gaps(of = coverage()): Promise<string[]> {
  return (await of).flatMap(({ name, checks }) =>
    Object.entries(checks).flatMap(([check, { state, detail, mend }]) =>
      state === 'gap' ? [`${name} ${check}: ${detail}. ${mend ?? 'No mend'}`] : [],
    ),
  );
}

it('finds nothing where everything is as it has to be, and tells so in a row for each account', async () => {
  await deployWell();
  const { exitCode, stdout, stderr } = await setting.cli('alerts coverage');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `Account       Name                      Stack  Alarm  Limit  Data  Topic  Owner  Mail  Test
───────────────────────────────────────────────────────────────────────────────────────────
103665230401  Management                –      ✓      ✓      ✓     ✓      ✓      ✓     ?
721699219152  Cost Tracker              ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
439733207903  Web Shop Production       ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
157767196654  Web Shop Staging          ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
775801185405  Payments                  ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
493835174156  Data Platform             ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
211869162907  Machine Learning          ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
829903151658  Legacy CRM                –      –      –      –     –      –      –     –
547937140409  Spring Campaign           –      –      –      –     –      –      –     –
265971129160  Acquired Startup          ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
884005117911  Reserved for Audit        ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
602039106662  Innovation Lab            ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
320073095413  Experiments               ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
938107084164  Zürich Forschung 東京 🗼  ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
656141072915  Treasury                  –      –      –      –     –      ✓      ✓     –
374175061666  Handmade                  –      –      –      –     –      ✓      ✓     –
992209050417  Reseller Customer         ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
710243039168  Partner Portal            ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
428277027919  Brand New                 ✓      ✓      ✓      ?     ✓      ✓      ✓     ?
146311016670  Old Prototype             –      –      –      –     –      –      –     –
764345005421  Shared Network            ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
482378994172  Log Archive               ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
200412982923  Security Tooling          ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?
818446971674  Mobile Backend            ✓      ✓      ✓      ✓     ✓      ✓      ✓     ?

✓ as it has to be, and days since a test  ✗ a gap  ? not known  – not needed

Check  Accounts                                                                          What is amiss, and how to mend it
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Data   428277027919                                                                      It joined on 2026-11-24: AWS's billing metric is still to come. Wait for it.
Test   103665230401, 721699219152, 439733207903, 157767196654, 775801185405 and 14 more  Not tried in the last 90 days. "orgcost alerts test" tries it.

19 of 19 accounts covered; 2 excluded by the config; 3 not active
`,
  });
  expect(stderr).toContain('Looked at 24 accounts');
});

it('finds each gap of a planted set, with its mend, and nothing else', async () => {
  await setting.deploy({ daily: 200, mail: mail() });
  await setting.cli('accounts sync');
  const { organization, ledger } = setting;
  organization.plantAlarms(idOf('Web Shop Production'), { missing: ['daily'] });
  organization.plantAlarms(idOf('Web Shop Staging'), { thresholds: { 'month-to-date': 5000 } });
  organization.plantAlarms(idOf('Payments'), { withoutMetric: true });
  organization.plantAlarms(idOf('Partner Portal'), { actionsEnabled: false });
  organization.plantAlarms(idOf('Innovation Lab'), { actions: ['arn:aws:sns:us-east-1:1:other'] });
  organization.plantAlarms(idOf('Management'), { thresholds: { daily: 7 } });
  organization.removeStack(idOf('Mobile Backend'));
  await ledger.mails.recordMailEvent('m1', {
    kind: 'bounced',
    at: parseInstant('2026-11-20T08:00:00Z'),
    recipients: ['Data@Example.com'],
    detail: 'General: 550 5.1.1 unknown',
  });

  expect(await gaps()).toEqual([
    "Management thresholds: daily is 7.00, not 200.00. Deploy the management account's template again. Where that does not, somebody changed it by hand: set it right in that account's CloudWatch, in us-east-1, as the template of its stack has it",
    "Web Shop Production alarms: daily is missing. The reconciler gives accounts what the config says every hour. Where that brings none, somebody changed it by hand: set it right in that account's CloudWatch, in us-east-1, as the template of its stack has it",
    "Web Shop Staging thresholds: month-to-date is 5,000.00, not 1,000.00. The reconciler gives accounts what the config says every hour. Where that does not, somebody changed it by hand: set it right in that account's CloudWatch, in us-east-1, as the template of its stack has it",
    "Payments metric: AWS's billing metric does not come. In the management account, under Billing preferences, turn CloudWatch billing alerts on; an account without charges has no metric",
    'Data Platform recipient: data@example.com bounced on 2026-11-20. Correct the address in the config or the tag; once it takes mail again, \"orgcost alerts refusals --lift ADDRESS\"',
    "Innovation Lab alarms: month-to-date does not tell arn:aws:sns:us-east-1:721699219152:orgcost-alarms; daily does not tell arn:aws:sns:us-east-1:721699219152:orgcost-alarms. As deployed it is not so: somebody changed it by hand: set it right in that account's CloudWatch, in us-east-1, as the template of its stack has it",
    "Experiments recipient: No owner is known: the platform team is told. Tag the account with its owner, or name it in the config's mail.owners",
    'Treasury alarms: It could not be looked at. The role arn:aws:iam::656141072915:role/OrgCostAlarmReader: it cannot be assumed: create it in that account, let it trust the caller, and compare the ExternalId',
    'Handmade alarms: It could not be looked at. The role arn:aws:iam::374175061666:role/OrgCostAlarmReader: it cannot be assumed: create it in that account, let it trust the caller, and compare the ExternalId',
    "Partner Portal alarms: month-to-date has its actions switched off; daily has its actions switched off. As deployed it is not so: somebody changed it by hand: set it right in that account's CloudWatch, in us-east-1, as the template of its stack has it",
    'Mobile Backend stack: It has no stack. Auto-deployment comes to a new account within minutes: move others out of their OU and back',
  ]);
});

it('has an alarm go by what its tier says', async () => {
  await setting.deploy({
    daily: 200,
    mail: mail(),
    tiers: [{ name: 'shop', tag: { key: 'owner', value: 'shop' }, monthToDate: 3000 }],
  });
  await setting.cli('accounts sync');
  const ofShop = (await gaps()).filter((gap) => gap.includes(' thresholds: '));
  expect(ofShop).toEqual([
    expect.stringMatching('^Web Shop Production thresholds: month-to-date is 1,000.00, not 3,000'),
    expect.stringMatching('^Web Shop Staging thresholds: month-to-date is 1,000.00, not 3,000'),
  ]);
});

it.each([
  [
    'its sandbox',
    () => {
      setting.organization.setMailService({ sandbox: true });
    },
    'mail: SES is in its sandbox: it mails to addresses only that are verified. Ask for production access in its console, in us-east-1',
  ],
  [
    'a pause',
    () => {
      setting.organization.setMailService({ enforcement: 'SHUTDOWN' });
    },
    'mail: SES sends nothing: its status is SHUTDOWN. See its console, in us-east-1, for what it asks for',
  ],
  [
    'a sender that is not verified',
    () => {
      setting.organization.setMailService({ identities: { 'example.com': 'PENDING' } });
    },
    'mail: SES has not verified orgcost@example.com, nor its domain. Verify one in its console, in us-east-1',
  ],
  [
    'a topic that keeps alarms out',
    () => {
      setting.organization.setTopic({ policy: { Statement: [] } });
    },
    "topic: The topic's policy keeps its alarms out. Deploy orgcost-alerting again, which puts its policies back",
  ],
  [
    'a key that does',
    () => {
      setting.organization.setTopic({ keyPolicy: { Statement: [] } });
    },
    "topic: The policy of the topic's key keeps its alarms out. Deploy orgcost-alerting again, which puts its policies back",
  ],
  [
    'a topic that the recorder does not listen to',
    () => {
      setting.organization.setTopic({ queues: ['arn:aws:sqs:us-east-1:721699219152:chat'] });
    },
    "topic: The recorder's queue does not subscribe to the topic. Deploy orgcost-alerting again, which puts its policies back",
  ],
])('finds %s in every account that it concerns, and tells it once', async (_what, plant, gap) => {
  await deployWell();
  plant();
  const all = await coverage();
  const concerned = all.filter(
    ({ checks }) => checks[gap.startsWith('mail') ? 'mail' : 'topic'].state !== 'not-needed',
  );
  expect(await gaps(Promise.resolve(all))).toEqual(concerned.map(({ name }) => `${name} ${gap}`));

  const { exitCode, stdout } = await setting.cli('alerts coverage');
  expect(exitCode).toBe(1);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text.split(gap.split(': ')[1] ?? '')).toHaveLength(2);
});

it('tells programs of each check', async () => {
  await deployWell();
  const production = (await coverage()).find(({ name }) => name === 'Web Shop Production');
  expect(production).toEqual({
    account: idOf('Web Shop Production'),
    name: 'Web Shop Production',
    checks: {
      stack: { state: 'good', detail: 'CURRENT' },
      alarms: { state: 'good', detail: 'month-to-date and daily' },
      thresholds: { state: 'good', detail: '1,000.00 and 200.00' },
      metric: { state: 'good', detail: '2026-11-24 06:00 UTC' },
      topic: { state: 'good', detail: 'The topic and its key let its alarms in' },
      recipient: { state: 'good', detail: 'shop@example.com' },
      mail: { state: 'good', detail: 'orgcost@example.com' },
      test: {
        state: 'unknown',
        detail: 'Not tried in the last 90 days',
        mend: '"orgcost alerts test" tries it',
      },
    },
  });
});

it('looks at the rest where one thing cannot be looked at', async () => {
  await deployWell();
  setting.organization.setFaults({
    planned: [
      { operation: 'ListStackInstances', kind: 'access-denied' },
      { operation: 'GetTopicAttributes', kind: 'access-denied' },
      { operation: 'GetAccount', kind: 'access-denied' },
    ],
  });
  const found = await gaps();
  expect(new Set(found.map((gap) => gap.replace(/^.*? (?=(?:stack|topic|mail): )/, '')))).toEqual(
    new Set([
      "stack: It could not be looked at. The StackSet orgcost-member-account: cloudformation:ListStackInstances is denied: allow it in the caller's policy",
      "topic: It could not be looked at. The topic arn:aws:sns:us-east-1:721699219152:orgcost-alarms: sns:GetTopicAttributes is denied: allow it in the caller's policy",
      "mail: It could not be looked at. SES: ses:GetAccount is denied: allow it in the caller's policy",
    ]),
  );
});

it('looks at the rest where items of the ledger are damaged, and names them', async () => {
  await deployWell();
  const { dynamoDb, ledger } = setting;
  await ledger.mails.recordMailEvent('m1', {
    kind: 'bounced',
    at: parseInstant('2026-11-20T08:00:00Z'),
    recipients: ['data@example.com'],
  });
  await dynamoDb.send(
    new UpdateItemCommand({
      TableName: 'orgcost',
      Key: { pk: { S: 'address#data@example.com' }, sk: { S: 'refusal' } },
      UpdateExpression: 'SET kind = :kind',
      ExpressionAttributeValues: { ':kind': { S: 'unheard of' } },
    }),
  );
  const shop = idOf('Web Shop Production');
  await dynamoDb.send(
    new PutItemCommand({
      TableName: 'orgcost',
      Item: {
        pk: { S: `account#${shop}` },
        sk: { S: 'alert#2026-11-20#test#t1' },
        __edb_e__: { S: 'Alert' },
        __edb_v__: { S: '1' },
        account: { S: shop },
        period: { S: '2026-11-20' },
        policy: { S: 'test' },
        step: { S: 't1' },
      },
    }),
  );
  const { exitCode, stdout, stderr } = await setting.cli('alerts coverage --json');
  const found = await gaps(Promise.resolve(JSON.parse(stdout) as readonly Coverage[]));
  expect({ exitCode, found }).toEqual({
    exitCode: 3,
    found: [
      expect.stringMatching(
        `^Web Shop Production test: It could not be looked at\\. .*alert ${shop}/test/2026-11-20/t1`,
      ),
    ],
  });
  expect(stderr).toContain('refusal of data@example.com');
});

it('says that nobody is mailed where the config has no mail', async () => {
  await setting.deploy({ daily: 200, excludedAccounts: withoutRole.map(idOf) });
  await setting.cli('accounts sync');
  expect(new Set((await gaps()).map((gap) => gap.replace(/^.*? (?=mail: )/, '')))).toEqual(
    new Set(['mail: The config has no mail: nobody is told. Add mail to the config, and deploy']),
  );
});

it('needs the config, and credentials of the tracker account', async () => {
  expect(await setting.cli('alerts coverage')).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('orgcost.config.yaml, line 1: deployment is missing'),
  });
  await setting.deploy({ trackerAccount: idOf('Payments') });
  expect(await setting.cli('alerts coverage')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `orgcost: arn:aws:iam::721699219152:user/orgcost is not of deployment.trackerAccount, ${idOf('Payments')}: sign in to that account\n`,
  });
});
