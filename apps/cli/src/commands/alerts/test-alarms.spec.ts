import { SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { createCloudWatchClient } from '@orgcost/billing-alarms';
import { mailSchema } from '@orgcost/config';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { memberCredentials } from '@orgcost/aws-organization';
import { handleMessage, type DeployedAlerting } from '../../testing/deployed-alerting';
import pLimit from 'p-limit';
import { openDeployedSetting, type DeployedSetting } from '../../testing/deployed-setting';

jest.setTimeout(60_000);

const today = parseUtcDay('2026-11-24');
const noon = 12 * 3_600_000;
const at = parseInstant('2026-11-24T12:00:05Z');
const settingsOfMail = {
  sender: 'orgcost@example.com',
  platform: ['platform@example.com'],
  owners: [{ owner: 'shop', mail: ['shop@example.com'] }],
};
const mail = { platform: ['platform@example.com'], ...mailSchema.parse(settingsOfMail) };

const oneAtATime = pLimit(1);
let setting: DeployedSetting;
/** What the deployed functions make of a message; without it they are down. */
let deployed: Omit<DeployedAlerting, 'ledger'> | undefined;

/** Called when an alarm has gone off. */
let published: () => void;

beforeEach(async () => {
  published = () => undefined;
  deployed = { mail, at, comesTo: { kind: 'delivered', afterSeconds: 59 } };
  setting = await openDeployedSetting(today, 1000, {
    timeOfDay: () => noon,
    onPublish: ({ message }) =>
      oneAtATime(async () => {
        published();
        if (deployed) await handleMessage({ ...deployed, ledger: setting.ledger }, message);
      }),
  });
  await setting.deploy({ daily: 200, mail: settingsOfMail });
  await setting.cli('accounts sync');
});
afterEach(() => setting.close());

const idOf = (name: string): string => {
  const account = setting.organization.organization.accounts.find((each) => each.name === name);
  if (!account) throw new Error(`There is no ${name}`);
  return account.id;
};

/** As somebody does by hand, or as costs do. */
async function setOffByHand(account: string, alarm: string): Promise<void> {
  const { settings } = setting.organization;
  const client = createCloudWatchClient({
    credentials: memberCredentials({
      roleName: settings.alarmTesterRoleName,
      sessionName: 'spec',
      externalId: settings.externalId,
    })(account),
  });
  await client.send(
    new SetAlarmStateCommand({
      AlarmName: `orgcost-billing-${alarm}`,
      StateValue: 'ALARM',
      StateReason: 'Threshold Crossed: by a spec',
    }),
  );
  client.destroy();
}

it('sets an alarm off, marked as a test, and follows it to the mail of the platform team', async () => {
  const shop = idOf('Web Shop Production');
  const { exitCode, stdout } = await setting.cli(`alerts test --account ${shop}`);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `   Account       Name                 Alarm          What became of it
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
✓  ${shop}  Web Shop Production  daily          Delivered to platform@example.com, 64 s after it was set off
✓  ${shop}  Web Shop Production  month-to-date  Delivered to platform@example.com, 64 s after it was set off

2 of 2 alarms followed to a delivered mail, the slowest in 64 s
`,
  });

  const { mails, published } = setting.organization;
  const mail = {
    to: ['platform@example.com'],
    subject: 'TEST: Web Shop Production: this is a test',
  };
  expect(mails).toEqual([expect.objectContaining(mail), expect.objectContaining(mail)]);
  expect(mails[0]?.text).toContain('You get this mail as the platform team.');
  const [message] = published.map((each) => JSON.parse(each.message) as Record<string, unknown>);
  expect(message).toMatchObject({
    AlarmName: 'orgcost-billing-daily',
    NewStateValue: 'ALARM',
    NewStateReason: expect.stringMatching(
      /^TEST [\da-f-]{36} to platform: OrgCost set this alarm off by hand, and costs are not above its threshold$/,
    ),
  });
  expect(published).toHaveLength(2);
});

it('leaves the alarms as they were, so that they go off again, and coverage tells of the test', async () => {
  const shop = idOf('Web Shop Production');
  await setting.cli(`alerts test --account ${shop}`);
  await setting.cli(`alerts test --account ${shop}`);
  expect(setting.organization.published).toHaveLength(4);

  const { stdout } = await setting.cli('alerts coverage --json');
  const coverage = JSON.parse(stdout) as { account: string; checks: { test: object } }[];
  expect(coverage.find(({ account }) => account === shop)?.checks.test).toEqual({
    state: 'good',
    detail: 'Delivered on 2026-11-24, 64 s after it was set off',
    note: '0d',
  });
});

it('mails owners where it is told to, and says where the platform team had to stand in', async () => {
  const [shop, experiments] = [idOf('Web Shop Production'), idOf('Experiments')];
  for (const account of [shop, experiments]) {
    setting.organization.plantAlarms(account, { missing: ['daily'] });
  }
  const { exitCode, stdout } = await setting.cli(
    `alerts test --to-owners --account ${shop} ${experiments} ${shop} --json`,
  );
  const policy = 'month-to-date';
  expect({ exitCode, tried: JSON.parse(stdout) as unknown }).toEqual({
    exitCode: 1,
    tried: [
      {
        account: shop,
        policy,
        test: expect.any(String),
        stage: 'delivered',
        at: '2026-11-24T12:01:04.000Z',
        to: ['shop@example.com'],
        seconds: 64,
      },
      {
        account: experiments,
        policy,
        test: expect.any(String),
        stage: 'stood-in',
        at: '2026-11-24T12:00:05.000Z',
        to: ['platform@example.com'],
        seconds: 5,
      },
    ],
  });
});

it('reports an account whose alarms are in ALARM, and does not touch it', async () => {
  deployed = undefined;
  const shop = idOf('Web Shop Production');
  await setOffByHand(shop, 'daily');
  await setOffByHand(shop, 'month-to-date');
  const before = setting.organization.published.length;

  const { exitCode, stdout } = await setting.cli(`alerts test --account ${shop} --json`);
  expect({ exitCode, tried: JSON.parse(stdout) as unknown }).toEqual({
    exitCode: 0,
    tried: [
      { account: shop, policy: 'daily', stage: 'untouched' },
      { account: shop, policy: 'month-to-date', stage: 'untouched' },
    ],
  });
  expect(setting.organization.published).toHaveLength(before);
});

it('says of an alarm that could not be set back that it stays in ALARM', async () => {
  const shop = idOf('Web Shop Production');
  setting.organization.plantAlarms(shop, { missing: ['daily'] });
  published = () => {
    setting.organization.setFaults({
      planned: [{ operation: 'SetAlarmState', kind: 'access-denied' }],
    });
  };
  const { stdout } = await setting.cli(`alerts test --account ${shop}`);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    "64 s after it was set off. It stays in ALARM until CloudWatch looks at it again: The account's alarms: cloudwatch:SetAlarmState is denied",
  );
});

it('tells of each account where it does not arrive, and why', async () => {
  const [production, staging] = [idOf('Web Shop Production'), idOf('Web Shop Staging')];
  setting.organization.plantAlarms(staging, { missing: ['daily', 'month-to-date'] });
  deployed = undefined;
  const treasury = idOf('Treasury');
  const { exitCode, stdout } = await setting.cli(
    `alerts test --account ${production} ${staging} ${treasury} --wait 0 --json`,
  );
  expect({ exitCode, tried: JSON.parse(stdout) as unknown }).toEqual({
    exitCode: 1,
    tried: [
      { account: production, policy: 'daily', test: expect.any(String), stage: 'set-off' },
      { account: production, policy: 'month-to-date', test: expect.any(String), stage: 'set-off' },
      {
        account: staging,
        stage: 'failed',
        why: 'It has no alarm: "orgcost alerts coverage" tells more',
      },
      {
        account: treasury,
        stage: 'failed',
        why: `The role arn:aws:iam::${treasury}:role/OrgCostAlarmTester: it cannot be assumed: create it in that account, let it trust the caller, and compare the ExternalId`,
      },
    ],
  });
});

it('tells of a mail that bounced', async () => {
  deployed = { mail, at, comesTo: { kind: 'bounced', afterSeconds: 3 } };
  const { exitCode, stdout } = await setting.cli(
    `alerts test --account ${idOf('Web Shop Production')} --json`,
  );
  expect({ exitCode, tried: JSON.parse(stdout) as unknown }).toEqual({
    exitCode: 1,
    tried: ['daily', 'month-to-date'].map((policy) => ({
      account: idOf('Web Shop Production'),
      policy,
      test: expect.any(String),
      stage: 'lost',
      why: 'platform@example.com bounced',
    })),
  });
});

it('tests every account that is to have alarms', async () => {
  const { exitCode, stdout } = await setting.cli('alerts test --all --wait 0 --json');
  const tried = JSON.parse(stdout) as { account: string; stage: string }[];
  const by = (stage: string) => tried.filter((each) => each.stage === stage);
  expect({
    exitCode,
    delivered: by('delivered').length,
    failed: by('failed').map(({ account }) => account),
    all: tried.length,
  }).toEqual({
    exitCode: 1,
    delivered: 38,
    failed: [idOf('Treasury'), idOf('Handmade')],
    all: 40,
  });
});

it.each([
  ['alerts test', '--account says whose alarms are to be tested: name accounts, or else say --all'],
  [
    'alerts test --all --account 111111111111',
    '--account says whose alarms are to be tested: name accounts, or else say --all',
  ],
  [
    'alerts test --account 111111111111',
    'Account 111111111111 is to have no alarm: name an active account of the organization that the config deploys to',
  ],
  ['alerts test --all --wait soon', '--wait must be seconds, at most 3600'],
])('refuses %s', async (line, why) => {
  expect(await setting.cli(line)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `orgcost: ${why}\n`,
  });
});
