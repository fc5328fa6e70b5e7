import {
  UpdateStackInstancesCommand,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import type { AlarmStacks } from '@orgcost/alerting';
import { parseUtcDay } from '@orgcost/domain';
import {
  startLocalOrganization,
  type FaultKind,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { alarmStacks } from './alarm-stacks';
import { createCloudFormationClient } from './cloudformation-client';
import { describeThresholds } from './describe-thresholds';

const stackSet = { stackSet: 'orgcost-member-account', callAs: 'DELEGATED_ADMIN' } as const;
const environment = { ...process.env };

let local: LocalOrganization;
let client: CloudFormationClient;
let alarms: AlarmStacks;

async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<void> {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1, ...options });
  Object.assign(process.env, local.environment);
  client = createCloudFormationClient({ retryStrategy: new ConfiguredRetryStrategy(3, 1) });
  alarms = alarmStacks({ client, ...stackSet, organizationalUnits: [root()] });
}

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

function root(): string {
  return local.organization.units[0]?.id ?? '';
}

/** Accounts that have a stack, in the order in which they are listed. */
function active(): string[] {
  return local.organization.accounts
    .filter(({ management, state }) => !management && state === 'ACTIVE')
    .map(({ id }) => id);
}

function overridesOf(account: string) {
  return describeThresholds(client, stackSet, account);
}

describe('the stacks', () => {
  test('are those of every account but suspended ones, over all pages', async () => {
    await open({ accounts: 250 });

    const stacks = await alarms.stacks();
    expect(stacks).toEqual(
      active().map((account) => ({
        account,
        stack: expect.stringContaining(`:${account}:stack/`),
      })),
    );
    expect(stacks.length).toBeGreaterThan(200);
    expect(local.requests.count('ListStackInstances')).toBe(3);
  });

  test('are other ones where an account was given a new stack', async () => {
    await open();
    const [before] = await alarms.stacks();
    const [account = ''] = active();
    local.replaceStack(account);

    const [after] = await alarms.stacks();
    expect([before?.account, after?.account]).toEqual([account, account]);
    expect(after?.stack).not.toBe(before?.stack);
  });

  test('are without those that a change goes on in', async () => {
    await open({ operationRunsForDescribes: 1 });
    const [changed = '', ...others] = active();
    await alarms.beginChange('change-1', { monthToDate: 500 }, [changed]);

    const during = await alarms.stacks();
    expect(during.map(({ account }) => account)).toEqual(others);
    await alarms.outcomeOf('change-1');
    await alarms.outcomeOf('change-1');
    const after = await alarms.stacks();
    expect(after.map(({ account }) => account)).toEqual([changed, ...others]);
  });
});

describe('a change', () => {
  test('gives thresholds to its accounts alone, over all pages of its results', async () => {
    await open({ accounts: 250 });
    const [other = '', ...accounts] = active();
    await alarms.beginChange('change-1', { monthToDate: 500, daily: 40 }, accounts);

    expect(await alarms.outcomeOf('change-1')).toEqual(
      new Map(accounts.map((account) => [account, undefined])),
    );
    expect(local.requests.count('ListStackSetOperationResults')).toBe(3);
    expect(await overridesOf(accounts.at(-1) ?? '')).toEqual({ monthToDate: 500, daily: 40 });
    expect(await overridesOf(other)).toEqual({});
  });

  test('takes the daily alarm away', async () => {
    await open();
    const [account = ''] = active();
    await alarms.beginChange('change-1', { monthToDate: 500, daily: 40 }, [account]);
    await alarms.beginChange('change-2', { monthToDate: 600 }, [account]);

    expect(await overridesOf(account)).toEqual({ monthToDate: 600, daily: 0 });
  });

  test('is begun once, however often it is asked for', async () => {
    await open();
    const [account = '', other = ''] = active();
    await alarms.beginChange('change-1', { monthToDate: 500 }, [account]);
    await alarms.beginChange('change-1', { monthToDate: 900 }, [account, other]);

    expect(await alarms.outcomeOf('change-1')).toEqual(new Map([[account, undefined]]));
    expect(await overridesOf(account)).toEqual({ monthToDate: 500, daily: 0 });
  });

  test('is begun once too when the answer is lost on the way', async () => {
    await open({
      faults: { planned: [{ operation: 'UpdateStackInstances', kind: 'truncated', times: 1 }] },
    });
    const [account = ''] = active();
    await alarms.beginChange('change-1', { monthToDate: 500 }, [account]);

    expect(local.requests.count('UpdateStackInstances')).toBe(2);
    expect(await alarms.outcomeOf('change-1')).toEqual(new Map([[account, undefined]]));
  });

  test('goes on in a quarter of its accounts at a time, whichever fail', async () => {
    await open();
    const preferences: unknown[] = [];
    client.middlewareStack.add(
      (next) => (args) => {
        if ('OperationPreferences' in args.input) preferences.push(args.input.OperationPreferences);
        return next(args);
      },
      { step: 'initialize' },
    );
    await alarms.beginChange('change-1', { monthToDate: 500 }, active());

    expect(preferences).toEqual([
      {
        FailureTolerancePercentage: 100,
        MaxConcurrentPercentage: 25,
        ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        RegionConcurrencyType: 'SEQUENTIAL',
      },
    ]);
  });

  test('of no accounts is none', async () => {
    await open();
    await alarms.beginChange('change-1', { monthToDate: 500 }, []);

    expect(local.requests.count('UpdateStackInstances')).toBe(0);
    expect(await alarms.outcomeOf('change-1')).toEqual(new Map());
  });

  test('has no outcome while it goes on', async () => {
    await open({ operationRunsForDescribes: 2 });
    const [account = ''] = active();
    await alarms.beginChange('change-1', { monthToDate: 500 }, [account]);

    expect(await alarms.outcomeOf('change-1')).toBeUndefined();
    expect(await alarms.outcomeOf('change-1')).toBeUndefined();
    expect(await alarms.outcomeOf('change-1')).toEqual(new Map([[account, undefined]]));
  });

  test('that fails in one account is made in the others', async () => {
    await open();
    const [failing = '', other = ''] = active();
    local.setFaults({ failingStacks: [failing] });
    await alarms.beginChange('change-1', { monthToDate: 500 }, [failing, other]);

    expect(await alarms.outcomeOf('change-1')).toEqual(
      new Map([
        [failing, expect.stringContaining('ResourceLogicalId:MonthToDate')],
        [other, undefined],
      ]),
    );
    expect(await overridesOf(failing)).toEqual({});
    const stacks = await alarms.stacks();
    expect(stacks.map(({ account }) => account)).toEqual(active());
  });

  test('that was cancelled tells so', async () => {
    await open();
    const [failing = '', other = ''] = active();
    local.setFaults({ failingStacks: [failing] });
    // Which tolerates no failure, as operations begun by others may do.
    await client.send(
      new UpdateStackInstancesCommand({
        StackSetName: stackSet.stackSet,
        CallAs: stackSet.callAs,
        OperationId: 'change-1',
        Regions: ['us-east-1'],
        DeploymentTargets: {
          OrganizationalUnitIds: [root()],
          Accounts: [failing, other],
          AccountFilterType: 'INTERSECTION',
        },
      }),
    );

    expect(await alarms.outcomeOf('change-1')).toEqual(
      new Map([
        [failing, expect.stringContaining('ResourceLogicalId:MonthToDate')],
        [other, 'Cancelled since failure tolerance has exceeded'],
      ]),
    );
  });
});

test('an account that the StackSet is not deployed to has no thresholds', async () => {
  await open();

  expect(await overridesOf(local.settings.managementAccount)).toBeUndefined();
});

describe('one line says what to do', () => {
  const operations: readonly [string, () => Promise<unknown>][] = [
    ['ListStackInstances', () => alarms.stacks()],
    ['DescribeStackInstance', () => overridesOf('111111111111')],
    ['UpdateStackInstances', () => alarms.beginChange('change-2', { monthToDate: 1 }, active())],
    ['DescribeStackSetOperation', () => alarms.outcomeOf('change-1')],
    ['ListStackSetOperationResults', () => alarms.outcomeOf('change-1')],
  ];

  test.each(operations)('when %s is denied', async (operation, ask) => {
    await open();
    await alarms.beginChange('change-1', { monthToDate: 500 }, active());
    local.setFaults({ planned: [{ operation, kind: 'access-denied' }] });

    await expect(ask()).rejects.toMatchObject({
      name: 'StackSetError',
      message: `The StackSet orgcost-member-account: cloudformation:${operation} is denied: allow it in the caller's policy`,
      cause: { name: 'AccessDenied' },
    });
  });

  test.each<[FaultKind, string | RegExp]>([
    [
      'throttle',
      'The StackSet orgcost-member-account: cloudformation:ListStackInstances is throttled beyond all retries: try again later',
    ],
    [
      'server-error',
      /^The StackSet orgcost-member-account: cloudformation:ListStackInstances failed \(InternalFailure: .+\)$/,
    ],
    [
      'malformed',
      /^The StackSet orgcost-member-account: cloudformation:ListStackInstances answered with what cannot be read \(.+\): try again later, or correct AWS_ENDPOINT_URL\*$/,
    ],
    ['expired-credentials', 'Your own AWS credentials have expired: sign in again'],
  ])('when AWS answers with %s', async (kind, message) => {
    await open({ faults: { planned: [{ operation: 'ListStackInstances', kind }] } });

    await expect(alarms.stacks()).rejects.toMatchObject({
      name: 'StackSetError',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('when the answer is of other types', async () => {
    await open({
      faults: { planned: [{ operation: 'DescribeStackSetOperation', kind: 'wrong-type' }] },
    });
    await alarms.beginChange('change-1', { monthToDate: 500 }, active());

    await expect(alarms.outcomeOf('change-1')).rejects.toMatchObject({
      name: 'StackSetError',
      message: expect.stringMatching(
        /^The StackSet orgcost-member-account: cloudformation:DescribeStackSetOperation answered with what makes no sense: /,
      ),
    });
  });

  test('when there is no such StackSet', async () => {
    await open({ stackSetName: 'another' });

    await expect(alarms.stacks()).rejects.toMatchObject({
      name: 'StackSetError',
      message:
        'The StackSet orgcost-member-account: cloudformation:ListStackInstances finds none of that name: ' +
        'deploy orgcost-organization first',
    });
  });

  test('when the caller is no administrator', async () => {
    await open();
    const self = alarmStacks({
      client,
      ...stackSet,
      callAs: 'SELF',
      organizationalUnits: [root()],
    });

    await expect(self.stacks()).rejects.toMatchObject({
      name: 'StackSetError',
      message:
        'The StackSet orgcost-member-account: cloudformation:ListStackInstances is refused to this account: use the ' +
        "management account, or one that StackSets are delegated to, and there allow the caller's policy " +
        'organizations:ListDelegatedAdministrators',
    });
  });

  test('when there are no credentials', async () => {
    await open();
    const missing = Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    const stacks = alarmStacks({
      client: createCloudFormationClient({ credentials: () => Promise.reject(missing) }),
      ...stackSet,
      organizationalUnits: [root()],
    });

    await expect(stacks.stacks()).rejects.toMatchObject({
      name: 'StackSetError',
      message:
        'Your own AWS credentials cannot be loaded: sign in, for example with "aws sso login", or set AWS_PROFILE',
    });
  });
});
