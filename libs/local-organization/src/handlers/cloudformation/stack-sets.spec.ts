import {
  DescribeStackInstanceCommand,
  DescribeStackSetOperationCommand,
  ListStackInstancesCommand,
  ListStackSetOperationResultsCommand,
  UpdateStackInstancesCommand,
  type CloudFormationClient,
  type ListStackInstancesCommandInput,
  type StackInstanceSummary,
  type UpdateStackInstancesCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, accountThatIs, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

const ours = { StackSetName: 'orgcost-member-account', CallAs: 'DELEGATED_ADMIN' } as const;

let local: LocalOrganization;
let client: CloudFormationClient;

async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<void> {
  local = await startLocalOrganization({ today: origin, ...options });
  client = clientsOf(local).cloudFormation;
}

afterEach(() => local.close());

function named(name: string): string {
  return accountNamed(name, local.organization).id;
}

/** The OU that the StackSet is deployed to. */
function rootAlone() {
  return { OrganizationalUnitIds: [local.organization.units[0]?.id ?? ''] };
}

/** A change of parameters in the accounts, as a tracker asks for it. */
function change(
  OperationId: string,
  Accounts: string[],
  rest: Partial<UpdateStackInstancesCommandInput> = {},
) {
  return client.send(
    new UpdateStackInstancesCommand({
      ...ours,
      OperationId,
      Regions: ['us-east-1'],
      DeploymentTargets: { ...rootAlone(), Accounts, AccountFilterType: 'INTERSECTION' },
      ParameterOverrides: [
        { ParameterKey: 'MonthToDateThreshold', ParameterValue: '500' },
        { ParameterKey: 'DailyThreshold', ParameterValue: '0' },
      ],
      OperationPreferences: {
        FailureTolerancePercentage: 100,
        MaxConcurrentPercentage: 25,
        ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        RegionConcurrencyType: 'SEQUENTIAL',
      },
      ...rest,
    }),
  );
}

async function list(
  input: Partial<ListStackInstancesCommandInput> = {},
): Promise<StackInstanceSummary[][]> {
  const pages: StackInstanceSummary[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListStackInstancesCommand({ ...ours, ...input, NextToken }));
    pages.push(page.Summaries ?? []);
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return pages;
}

async function instanceIn(account: string) {
  const { StackInstance } = await client.send(
    new DescribeStackInstanceCommand({
      ...ours,
      StackInstanceAccount: account,
      StackInstanceRegion: 'us-east-1',
    }),
  );
  return StackInstance;
}

async function statusOf(OperationId: string): Promise<string | undefined> {
  const { StackSetOperation } = await client.send(
    new DescribeStackSetOperationCommand({ ...ours, OperationId }),
  );
  return StackSetOperation?.Status;
}

async function resultsOf(OperationId: string) {
  const { Summaries = [] } = await client.send(
    new ListStackSetOperationResultsCommand({ ...ours, OperationId }),
  );
  return Summaries.map(({ Account, Status, StatusReason }) => [Account, Status, StatusReason]);
}

describe('stack instances', () => {
  it('are in every account but the management account, without a stack where it is suspended', async () => {
    await open();
    const [page = [], ...others] = await list();
    expect(others).toEqual([]);
    const { accounts, units } = local.organization;
    expect(page).toEqual(
      accounts
        .filter(({ management }) => !management)
        .map(({ id, state }) => ({
          StackSetId: expect.stringMatching(
            /^orgcost-member-account:[0-9a-f]{8}(-[0-9a-f]{4}){3}-/,
          ),
          Account: id,
          Region: 'us-east-1',
          OrganizationalUnitId: units[0]?.id,
          DriftStatus: 'NOT_CHECKED',
          ...(state === 'ACTIVE'
            ? {
                StackId: expect.stringMatching(
                  `^arn:aws:cloudformation:us-east-1:${id}:stack/StackSet-orgcost-member-account-`,
                ),
                Status: 'CURRENT',
                StackInstanceStatus: { DetailedStatus: 'SUCCEEDED' },
              }
            : {
                Status: 'OUTDATED',
                StackInstanceStatus: { DetailedStatus: 'SKIPPED_SUSPENDED_ACCOUNT' },
              }),
        })),
    );
    expect(new Set(page.map(({ StackId }) => StackId)).size).toBe(21);
  });

  it('are listed a hundred at a time, or fewer', async () => {
    await open({ accounts: 250 });
    const pages = await list();
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 49]);
    expect(pages.flat().map(({ Account }) => Account)).toEqual(
      local.organization.accounts.slice(1).map(({ id }) => id),
    );
    const twenty = await list({ MaxResults: 20 });
    expect(twenty.flat()).toEqual(pages.flat());
    expect(twenty).toHaveLength(13);
  });

  it('are listed of one account, or of one Region', async () => {
    await open();
    const account = named('Payments');
    const [[only, ...others] = []] = await list({ StackInstanceAccount: account });
    expect([only?.Account, others]).toEqual([account, []]);
    expect(await list({ StackInstanceRegion: 'eu-central-1' })).toEqual([[]]);
  });

  it('have a new stack, with the default parameters, where it was replaced', async () => {
    await open();
    const account = named('Payments');
    await change('change-1', [account]);
    const before = await instanceIn(account);
    local.replaceStack(account);
    const after = await instanceIn(account);
    expect(before?.ParameterOverrides).toHaveLength(2);
    expect(after).toEqual({
      StackSetId: before?.StackSetId,
      Account: account,
      Region: 'us-east-1',
      OrganizationalUnitId: before?.OrganizationalUnitId,
      DriftStatus: 'NOT_CHECKED',
      StackId: expect.stringContaining(`:${account}:stack/`),
      Status: 'CURRENT',
      StackInstanceStatus: { DetailedStatus: 'SUCCEEDED' },
      ParameterOverrides: [],
    });
    expect(after?.StackId).not.toBe(before?.StackId);
    expect(() => {
      local.replaceStack(local.settings.managementAccount);
    }).toThrow(/^The account \d{12} has no stack of orgcost-member-account$/);
  });

  it('are gone from an account whose stack was taken away', async () => {
    await open();
    const account = named('Payments');
    const [before = []] = await list();
    local.removeStack(account);

    expect(await list()).toEqual([before.filter(({ Account }) => Account !== account)]);
    await expect(instanceIn(account)).rejects.toThrow();
    expect(() => {
      local.removeStack(account);
    }).toThrow(`The account ${account} has no stack of orgcost-member-account`);
  });
});

describe('a change', () => {
  it('gives parameters to the accounts that it names, and to no other', async () => {
    await open();
    const [changed, other] = [named('Payments'), named('Web Shop Production')];
    expect((await change('change-1', [changed])).OperationId).toBe('change-1');
    expect(await statusOf('change-1')).toBe('SUCCEEDED');
    expect(await resultsOf('change-1')).toEqual([[changed, 'SUCCEEDED', undefined]]);
    expect(await instanceIn(changed)).toMatchObject({
      Status: 'CURRENT',
      LastOperationId: 'change-1',
      ParameterOverrides: [
        { ParameterKey: 'MonthToDateThreshold', ParameterValue: '500' },
        { ParameterKey: 'DailyThreshold', ParameterValue: '0' },
      ],
    });
    expect(await instanceIn(other)).toMatchObject({ ParameterOverrides: [] });
  });

  it('takes away the parameters that it leaves out, and none when it has none', async () => {
    await open();
    const account = named('Payments');
    const daily = [{ ParameterKey: 'DailyThreshold', ParameterValue: '7' }];
    await change('change-1', [account]);
    await change('change-2', [account], { ParameterOverrides: daily });
    await change('change-3', [account], { ParameterOverrides: undefined });
    expect(await instanceIn(account)).toMatchObject({ ParameterOverrides: daily });
  });

  it('runs for as many describes as it was told to', async () => {
    await open({ operationRunsForDescribes: 2 });
    const account = named('Payments');
    await change('change-1', [account]);
    expect(await instanceIn(account)).toMatchObject({
      Status: 'OUTDATED',
      StackInstanceStatus: { DetailedStatus: 'RUNNING' },
      LastOperationId: 'change-1',
      ParameterOverrides: [],
    });
    expect([await statusOf('change-1'), await statusOf('change-1')]).toEqual([
      'RUNNING',
      'RUNNING',
    ]);
    expect(await resultsOf('change-1')).toEqual([[account, 'RUNNING', undefined]]);
    expect(await statusOf('change-1')).toBe('SUCCEEDED');
    expect(await resultsOf('change-1')).toEqual([[account, 'SUCCEEDED', undefined]]);
    expect((await instanceIn(account))?.ParameterOverrides).toHaveLength(2);
  });

  it('is nothing to a stack that took the place of the one it was begun for', async () => {
    await open({ operationRunsForDescribes: 1 });
    const account = named('Payments');
    await change('change-1', [account]);
    local.replaceStack(account);
    await statusOf('change-1');
    expect(await statusOf('change-1')).toBe('SUCCEEDED');
    expect(await instanceIn(account)).toMatchObject({ ParameterOverrides: [] });
  });

  it('fails in an account whose stack fails, and in one that is suspended', async () => {
    await open();
    const [failing, healthy] = [named('Web Shop Production'), named('Payments')];
    const suspended = accountThatIs('suspended', local.organization).id;
    local.setFaults({ failingStacks: [failing] });
    await change('change-1', [failing, healthy, suspended]);
    expect(await statusOf('change-1')).toBe('SUCCEEDED');
    const reason = expect.stringContaining('The local organization lets this stack fail');
    expect(await resultsOf('change-1')).toEqual([
      [failing, 'FAILED', reason],
      [healthy, 'SUCCEEDED', undefined],
      [suspended, 'FAILED', 'The account is suspended'],
    ]);
    expect(await instanceIn(failing)).toMatchObject({
      Status: 'OUTDATED',
      StatusReason: reason,
      StackInstanceStatus: { DetailedStatus: 'FAILED' },
      ParameterOverrides: [],
    });
  });

  it('is broken off after more failures than are tolerated', async () => {
    await open();
    const accounts = [named('Web Shop Production'), named('Payments')];
    local.setFaults({ failingStacks: accounts });
    await change('change-1', accounts, { OperationPreferences: undefined });
    expect(await statusOf('change-1')).toBe('FAILED');
    expect(await resultsOf('change-1')).toEqual([
      [accounts[0], 'FAILED', expect.any(String)],
      [accounts[1], 'CANCELLED', 'Cancelled since failure tolerance has exceeded'],
    ]);
  });

  it('has its results listed a hundred at a time', async () => {
    await open({ accounts: 150 });
    await change('change-1', [], { DeploymentTargets: rootAlone() });
    expect(await resultsOf('change-1')).toHaveLength(100);
  });
});

describe('refuses as AWS does', () => {
  beforeEach(() => open());

  const notAdministrator = [
    'ValidationError',
    400,
    'You must be the management account or delegated admin account of an organization before operating a ' +
      'SERVICE_MANAGED stack set',
  ];

  it('a delegated administrator that acts as itself, and a member account', async () => {
    const self = new ListStackInstancesCommand({ ...ours, CallAs: 'SELF' });
    expect(await refusal(client.send(self))).toEqual(notAdministrator);
    const member = clientsOf(local).memberCloudFormation(named('Payments'));
    expect(await refusal(member.send(new ListStackInstancesCommand(ours)))).toEqual(
      notAdministrator,
    );
    const { Summaries } = await clientsOf(local).payerCloudFormation.send(self);
    expect(Summaries).toHaveLength(23);
  });

  it('a StackSet, an instance and an operation that there are not', async () => {
    const unknown = { ...ours, StackSetName: 'another' };
    expect(await refusal(client.send(new ListStackInstancesCommand(unknown)))).toEqual([
      'StackSetNotFoundException',
      404,
      'StackSet another not found',
    ]);
    const { managementAccount } = local.settings;
    expect(await refusal(instanceIn(managementAccount))).toEqual([
      'StackInstanceNotFoundException',
      404,
      `Stack instance for account ${managementAccount} and region us-east-1 not found`,
    ]);
    expect(await refusal(statusOf('never-begun'))).toEqual([
      'OperationNotFoundException',
      404,
      'Operation never-begun not found',
    ]);
    expect(await refusal(resultsOf('never-begun'))).toEqual([
      'OperationNotFoundException',
      404,
      'Operation never-begun not found',
    ]);
  });

  it('an operation whose id there was already', async () => {
    await change('change-1', [named('Payments')]);
    expect(await refusal(change('change-1', [named('Web Shop Production')]))).toEqual([
      'OperationIdAlreadyExistsException',
      409,
      'Operation change-1 already exists',
    ]);
  });

  it.each<[string, () => Partial<UpdateStackInstancesCommandInput>, string]>([
    [
      'without deployment targets',
      () => ({ DeploymentTargets: undefined }),
      "1 validation error detected: Value at 'deploymentTargets' failed to satisfy constraint: " +
        'Invalid input: expected object, received undefined',
    ],
    [
      'for an OU that the StackSet is not deployed to',
      () => ({ DeploymentTargets: { OrganizationalUnitIds: ['ou-1abc-abcdefg1'] } }),
      'Organizational unit ou-1abc-abcdefg1 not found in StackSet',
    ],
    [
      'with a filter of no accounts',
      () => ({ DeploymentTargets: { ...rootAlone(), AccountFilterType: 'INTERSECTION' } }),
      'INTERSECTION requires Accounts',
    ],
    [
      'of a parameter that the template lacks, under an id that is none',
      () => ({
        OperationId: 'change 1',
        ParameterOverrides: [{ ParameterKey: 'Threshold', ParameterValue: '1' }],
      }),
      "2 validation errors detected: Value at 'parameterOverrides.0.parameterKey' failed to satisfy constraint: " +
        "Parameter does not exist in the template; Value at 'operationId' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*',
    ],
  ])('a change %s', async (_, asked, message) => {
    expect(await refusal(change('change-1', [named('Payments')], asked()))).toEqual([
      'ValidationError',
      400,
      message,
    ]);
  });

  it('a page token that no page had', async () => {
    const forged = new ListStackInstancesCommand({ ...ours, NextToken: 'forged' });
    expect(await refusal(client.send(forged))).toEqual([
      'ValidationError',
      400,
      'Invalid NextToken',
    ]);
  });

  it('what may not be called, and an API that it does not speak', async () => {
    local.setFaults({ planned: [{ operation: 'ListStackInstances', kind: 'access-denied' }] });
    expect(await refusal(client.send(new ListStackInstancesCommand(ours)))).toEqual([
      'AccessDenied',
      403,
      'You are not authorized to perform this operation',
    ]);
    const response = await fetch(local.endpoint, {
      method: 'POST',
      body: 'Action=ListQueues&Version=2012-11-05',
    });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('Could not find operation ListQueues for version 2012-11-05'),
    ]);
  });
});
