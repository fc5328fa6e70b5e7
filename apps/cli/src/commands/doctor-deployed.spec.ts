import { UpdateStackInstancesCommand } from '@aws-sdk/client-cloudformation';
import { parseUtcDay } from '@orgcost/domain';
import { createCloudFormationClient } from '@orgcost/stack-sets';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDeployedSetting, type DeployedSetting } from '../testing/deployed-setting';

jest.setTimeout(60_000);

const today = parseUtcDay('2026-11-07');

let setting: DeployedSetting;

beforeEach(async () => {
  setting = await openDeployedSetting(today, 100);
});

afterEach(() => setting.close());

/** Accounts with a stack, in the order in which they are listed. */
function equipped(): string[] {
  return setting.organization.organization.accounts
    .filter(({ management, state }) => !management && state === 'ACTIVE')
    .map(({ id }) => id);
}

async function diagnosis(line = 'doctor --deployed --json') {
  const { exitCode, stdout } = await setting.cli(line);
  return { exitCode, findings: JSON.parse(stdout) as unknown };
}

/** As somebody does who bypasses OrgCost. */
async function changeByHand(account: string): Promise<void> {
  const [root] = setting.organization.organization.units;
  const client = createCloudFormationClient();
  await client.send(
    new UpdateStackInstancesCommand({
      StackSetName: 'orgcost-member-account',
      CallAs: 'DELEGATED_ADMIN',
      Regions: ['us-east-1'],
      DeploymentTargets: {
        OrganizationalUnitIds: [String(root?.id)],
        Accounts: [account],
        AccountFilterType: 'INTERSECTION',
      },
      ParameterOverrides: [{ ParameterKey: 'MonthToDateThreshold', ParameterValue: '1' }],
    }),
  );
  client.destroy();
}

const ledger = { what: 'Ledger', state: 'good', detail: 'table orgcost: knows 24 accounts' };
const credentials = {
  what: 'Credentials',
  state: 'good',
  detail: 'arn:aws:iam::721699219152:user/orgcost',
};
const run = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z-\w+`;

/** What a ledger finds that no run wrote to. */
const withoutRun = [
  {
    what: 'Newest run',
    state: 'bad',
    detail:
      'None for every account has ended: wait for the schedule, or start a collection as docs/deploy.md tells',
  },
  {
    what: 'Page size',
    state: 'not-checked',
    detail: 'The ledger has no run in member mode, which would tell it',
  },
  {
    what: 'Estimated days',
    state: 'not-checked',
    detail: 'The ledger has no day that a run for every account read',
  },
];

describe('orgcost doctor --deployed', () => {
  it('finds a deployment well, and what AWS does not publish, without paying', async () => {
    const [one, two, excluded = ''] = equipped();
    const tiers = [{ name: 'some', accounts: [one, two], daily: 50 }];
    await setting.deploy({ tiers });
    await setting.cli('collect');
    await setting.reconcile();
    await setting.reconcile();
    setting.organization.removeStack(excluded);
    // With the ExternalId of its roles this caller is let in, as only the collector is in AWS.
    await setting.deploy({ externalId: 'another', excludedAccounts: [excluded], tiers });
    const paid = setting.organization.requests.paidPages();

    expect(await diagnosis()).toEqual({
      exitCode: 0,
      findings: [
        ledger,
        credentials,
        {
          what: 'Organization',
          state: 'good',
          detail: '24 accounts, of which 19 are to have a stack',
        },
        {
          what: 'Payer role',
          state: 'good',
          detail: 'arn:aws:iam::103665230401:role/OrgCostPayerReader: refused, as it should be',
        },
        {
          what: 'Member roles',
          state: 'good',
          detail: 'OrgCostReader: refused, as it should be, by 20 of 20 accounts',
        },
        { what: 'Stacks', state: 'good', detail: 'CURRENT in 19 of 19 accounts' },
        { what: 'Exclusions', state: 'good', detail: 'No stack in 1 excluded account' },
        {
          what: 'Thresholds',
          state: 'good',
          detail: 'As in the config in 19 of 19 accounts, as far as the ledger knows',
        },
        {
          what: 'Thresholds in AWS',
          state: 'good',
          detail: 'As the ledger has them (2 of 2 that were changed looked at)',
        },
        {
          what: 'Newest run',
          state: 'good',
          detail: expect.stringMatching(`^${run} ended well, less than an hour ago$`),
        },
        {
          what: 'Page size',
          state: 'good',
          detail: 'At least 100 groups a page, at most 100 (18 answers to accounts)',
        },
        {
          what: 'Estimated days',
          state: 'good',
          detail:
            'The youngest final day was 7 days old (2026-10-31) when it was read, the oldest estimated one 6 days old (2026-11-01) (20 accounts)',
        },
      ],
    });
    expect((await setting.cli('doctor --deployed')).stdout).toContain(
      '✓  Stacks             CURRENT in 19 of 19 accounts\n',
    );
    expect(setting.organization.requests.paidPages()).toBe(paid);
  });

  it('names what is broken, and how to mend it', async () => {
    const [failing = '', moved = '', changed = '', missing = '', excluded = ''] = equipped();
    const tiers = [{ name: 'some', accounts: [failing, moved, changed], daily: 50 }];
    await setting.deploy({ tiers });
    await setting.cli('accounts sync');
    setting.organization.setFaults({ failingStacks: [failing] });
    await setting.reconcile();
    await setting.reconcile();
    setting.organization.replaceStack(moved);
    await changeByHand(changed);
    setting.organization.removeStack(missing);
    await setting.deploy({ excludedAccounts: [excluded], tiers });
    setting.organization.setFaults({ deniedAccounts: equipped().slice(6) });

    const reason =
      'ResourceLogicalId:MonthToDate, ResourceType:AWS::CloudWatch::Alarm, ResourceStatusReason:The local organization lets this stack fail.';
    const operation = (name: string) =>
      `"aws cloudformation ${name} --stack-set-name orgcost-member-account --region us-east-1 --call-as DELEGATED_ADMIN`;
    const { managementAccount } = setting.organization.settings;
    const letIn = [managementAccount, ...equipped().slice(0, 4)].join(', ');
    expect(await diagnosis()).toEqual({
      exitCode: 1,
      findings: [
        ledger,
        credentials,
        {
          what: 'Organization',
          state: 'good',
          detail: '24 accounts, of which 19 are to have a stack',
        },
        {
          what: 'Payer role',
          state: 'bad',
          detail:
            "arn:aws:iam::103665230401:role/OrgCostPayerReader: it lets this caller in, so its trust is too wide. Deploy the management account's template again, and check the role's trust policy",
        },
        {
          what: 'Member roles',
          state: 'good',
          detail: 'OrgCostReader: refused, as it should be, by 14 of 20 accounts',
        },
        {
          what: 'Member roles',
          state: 'bad',
          detail: `${letIn} and 1 more: OrgCostReader lets this caller in, so its trust is too wide. Deploy the StackSet again, and check the role's trust policy`,
        },
        { what: 'Stacks', state: 'good', detail: 'CURRENT in 17 of 19 accounts' },
        {
          what: 'Stacks',
          state: 'bad',
          detail: `${missing}: there is none. Auto-deployment comes to a new account within minutes; move others out of their OU and back. ${operation('list-stack-set-operations')}" lists what was tried, and ${operation('describe-stack-set-operation')} --operation-id ID" tells what became of it`,
        },
        { what: 'Stacks', state: 'warning', detail: `${failing}: OUTDATED, FAILED: ${reason}` },
        {
          what: 'Exclusions',
          state: 'bad',
          detail: `${excluded}: a stack all the same. It was there before, or auto-deployment does not keep to exclusions: "aws cloudformation delete-stack-instances" takes it away`,
        },
        {
          what: 'Thresholds',
          state: 'good',
          detail: 'As in the config in 17 of 19 accounts, as far as the ledger knows',
        },
        {
          what: 'Thresholds',
          state: 'warning',
          detail: `${failing}: a change failed, and is tried again a day later. ${reason}`,
        },
        {
          what: 'Thresholds',
          state: 'warning',
          detail: `${moved}: waiting for the reconciler, which comes every hour. Where they still do an hour from now, look at the alarms orgcost-thresholds-*`,
        },
        {
          what: 'Thresholds in AWS',
          state: 'bad',
          detail: `${changed}: not as the ledger has them, so somebody else changed them (1 of 1 that were changed looked at). Take the right to update stacks of the StackSet from others; once the config gives these accounts other thresholds, they are changed again`,
        },
        ...withoutRun,
      ],
    });
  });

  it('looks no further with credentials of another account', async () => {
    await setting.deploy({ trackerAccount: '222222222222' });

    expect(await diagnosis()).toEqual({
      exitCode: 1,
      findings: [
        { ...ledger, detail: 'table orgcost: knows 0 accounts' },
        {
          ...credentials,
          state: 'bad',
          detail: `${credentials.detail} is not of deployment.trackerAccount, 222222222222: sign in to that account`,
        },
      ],
    });
  });

  it('says so where there are no stacks, and no answers of roles', async () => {
    await setting.deploy();
    for (const account of equipped()) setting.organization.removeStack(account);
    setting.organization.setFaults({
      planned: [{ operation: 'AssumeRole', kind: 'malformed' }],
    });
    const { managementAccount } = setting.organization.settings;
    const cause =
      'sts:AssumeRole answered with what cannot be read (@aws-sdk XML parse error: expected ">" not found.): try again later, or correct AWS_ENDPOINT_URL*';
    expect(await diagnosis()).toEqual({
      exitCode: 1,
      findings: [
        { ...ledger, detail: 'table orgcost: knows 0 accounts' },
        credentials,
        {
          what: 'Organization',
          state: 'good',
          detail: '24 accounts, of which 20 are to have a stack',
        },
        {
          what: 'Payer role',
          state: 'warning',
          detail: `It gave no answer. The role arn:aws:iam::${managementAccount}:role/OrgCostPayerReader: ${cause}`,
        },
        // Nobody reaches these two, and AWS does not tell why.
        {
          what: 'Member roles',
          state: 'good',
          detail: 'OrgCostReader: refused, as it should be, by 2 of 21 accounts',
        },
        {
          what: 'Member roles',
          state: 'warning',
          detail: `${[managementAccount, ...equipped().slice(0, 4)].join(', ')} and 14 more: no answer. The role arn:aws:iam::*:role/OrgCostReader: ${cause}`,
        },
        {
          what: 'Stacks',
          state: 'bad',
          detail: expect.stringMatching(
            `^${equipped().slice(0, 5).join(', ')} and 15 more: there is none. `,
          ),
        },
        {
          what: 'Exclusions',
          state: 'not-checked',
          detail:
            'No account is excluded. To see whether auto-deployment keeps to exclusions: add one to deployment.excludedAccounts, deploy, move it out of its OU and back, and look again',
        },
        {
          what: 'Thresholds',
          state: 'not-checked',
          detail: 'There is no stack that thresholds can be given to now',
        },
        {
          what: 'Thresholds in AWS',
          state: 'not-checked',
          detail: 'The ledger has none that were changed',
        },
        ...withoutRun,
      ],
    });
  });

  it('takes accounts of the OUs that the config names, at any depth, and no others', async () => {
    const { units, accounts } = setting.organization.organization;
    const parent = units.find(
      ({ path }) => path !== 'Root' && units.some((unit) => unit.path.startsWith(`${path}/`)),
    );
    const below = accounts.filter(
      ({ id, organizationalUnitPath }) =>
        equipped().includes(id) && `${organizationalUnitPath}/`.startsWith(`${parent?.path}/`),
    );
    expect(below.length).toBeGreaterThan(0);
    const stacks = async (unit: unknown) => {
      await setting.deploy({ externalId: 'another', organizationalUnits: [String(unit)] });
      const { findings } = await diagnosis();
      const whats = ['Organization', 'Member roles', 'Stacks'];
      return (findings as { what: string; detail: string }[])
        .filter(({ what }) => whats.includes(what))
        .map(({ detail }) => detail);
    };

    expect(await stacks(parent?.id)).toEqual([
      `24 accounts, of which ${below.length} are to have a stack`,
      `OrgCostReader: refused, as it should be, by ${below.length + 1} of ${below.length + 1} accounts`,
      `CURRENT in ${below.length} of ${below.length} accounts`,
    ]);
    const [, root] = String(units[0]?.id).split('-');
    expect(await stacks(`ou-${root}-99999999`)).toEqual([
      '24 accounts, of which 0 are to have a stack',
      'OrgCostReader: refused, as it should be, by 1 of 1 account',
      'No active account is to have one: correct deployment.organizationalUnits',
    ]);
  });

  it('goes on where the stacks cannot be listed, with what needs none of them', async () => {
    await setting.deploy({ externalId: 'another' });
    setting.organization.setFaults({
      planned: [{ operation: 'ListStackInstances', kind: 'access-denied' }],
    });
    expect(await diagnosis()).toEqual({
      exitCode: 1,
      findings: [
        { ...ledger, detail: 'table orgcost: knows 0 accounts' },
        credentials,
        {
          what: 'Organization',
          state: 'good',
          detail: '24 accounts, of which 20 are to have a stack',
        },
        {
          what: 'Payer role',
          state: 'good',
          detail: 'arn:aws:iam::103665230401:role/OrgCostPayerReader: refused, as it should be',
        },
        {
          what: 'Member roles',
          state: 'good',
          detail: 'OrgCostReader: refused, as it should be, by 21 of 21 accounts',
        },
        {
          what: 'Stacks',
          state: 'bad',
          detail:
            "The StackSet orgcost-member-account: cloudformation:ListStackInstances is denied: allow it in the caller's policy",
        },
        ...withoutRun,
      ],
    });
  });

  it.each([
    [
      '',
      'table: orgcost\ncollection: { mode: both }\n',
      'orgcost.config.yaml, line 2: collection.mode must be member or payer',
    ],
    [
      ' --ledger here',
      undefined,
      'This looks at the table that is deployed, orgcost: leave out --table, --ledger, ORGCOST_TABLE and ORGCOST_LEDGER',
    ],
    [
      ' --cost-explorer',
      undefined,
      "option '--deployed' cannot be used with option '--cost-explorer'",
    ],
  ])('refuses%s', async (flags, config, message) => {
    await setting.deploy();
    if (config !== undefined) await writeFile(join(setting.folder, 'orgcost.config.yaml'), config);

    expect(await setting.cli(`doctor --deployed${flags}`)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `orgcost: ${message}\n`,
    });
  });

  it('refuses a config that a deployment would not take, as "config check" does', async () => {
    const text = 'table: orgcost\ncollection: { mode: member }\nalarms: { monthToDate: 5 }\n';
    await writeFile(join(setting.folder, 'orgcost.config.yaml'), text);

    const refusal = await setting.cli('config check');
    expect(refusal).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await setting.cli('doctor --deployed')).toEqual(refusal);
  });
});
