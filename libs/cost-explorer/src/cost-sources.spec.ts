import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import {
  CappedPageMeter,
  type AccountLook,
  type AccountUnread,
  type MemberCostSource,
  type PayerCostSource,
} from '@orgcost/collection';
import {
  costMatrix,
  dayRange,
  daysOf,
  daysOfBillingPeriod,
  metrics,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
  type AccountId,
  type DayCosts,
  type DayRange,
} from '@orgcost/domain';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import fc from 'fast-check';
import { createCostExplorerClients } from './clients';
import { memberCostSource } from './member-cost-source';
import { payerCostSource } from './payer-cost-source';

const today = parseUtcDay('2026-11-23');
const fetchedAt = parseInstant('2026-11-23T06:00:00Z');
/** Over the end of a month, where the fees and the tax of the next one fall due. */
const range = dayRange(parseUtcDay('2026-10-29'), parseUtcDay('2026-11-06'));

interface Subject {
  readonly local: LocalOrganization;
  readonly member: MemberCostSource;
  readonly payer: PayerCostSource;
  readonly meter: CappedPageMeter;
}

const environment = { ...process.env };
const opened: LocalOrganization[] = [];

afterEach(async () => {
  process.env = { ...environment };
  await Promise.all(opened.splice(0).map((local) => local.close()));
});

/** Both sources as a program has them: clients that know where they are from the environment alone. */
async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<Subject> {
  const local = await startLocalOrganization({ today, accounts: 24, months: 2, ...options });
  opened.push(local);
  Object.assign(process.env, local.environment);
  const { memberRoleName, payerRoleArn, externalId } = local.settings;
  const retryStrategy = new ConfiguredRetryStrategy(10, 1);
  const clientWith = createCostExplorerClients({ requestsPerSecond: 10_000, retryStrategy });
  const assume = (RoleArn: string) =>
    clientWith(
      fromTemporaryCredentials({
        params: { RoleArn, ExternalId: externalId },
        clientConfig: { retryStrategy },
      }),
    );
  return {
    local,
    member: memberCostSource({
      clientFor: (account) => assume(`arn:aws:iam::${account}:role/${memberRoleName}`),
    }),
    payer: payerCostSource({ client: () => assume(payerRoleArn), clock: () => fetchedAt }),
    meter: new CappedPageMeter(),
  };
}

/** What the organization really cost: a day that is not in its books is one without costs. */
function truth(
  { organization }: LocalOrganization,
  account: AccountId,
  view: 'member' | 'payer',
  days: DayRange = range,
): DayCosts[] {
  const known = new Map(
    organization.costs(account, days, { view, today }).map((costs) => [costs.day, costs]),
  );
  return daysOf(days).map(
    (day) =>
      known.get(day) ?? {
        day,
        estimated: day >= '2026-11-01',
        metrics: [...metrics],
        matrix: costMatrix([]),
      },
  );
}

function reachable({ organization }: LocalOrganization): AccountId[] {
  const unreachable = [
    'suspended',
    'closing',
    'closed',
    'role-denied',
    'role-missing',
    'created-today',
  ];
  return organization.accounts
    .filter(({ special = '' }) => !unreachable.includes(special))
    .map(({ id }) => id);
}

async function readPayer(
  { payer, meter }: Subject,
  accounts: readonly AccountId[],
): Promise<(AccountLook | AccountUnread)[]> {
  const found: (AccountLook | AccountUnread)[] = [];
  for await (const look of payer.read(accounts, range, meter)) found.push(look);
  return found;
}

test('both modes give the truth to the last digit, whatever the organization and its pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 2, max: 26 }),
      fc.integer({ min: 30, max: 1_000 }),
      async (seed, accounts, pageSize) => {
        const subject = await open({ seed, accounts, pageSize });
        const { local, member, meter } = subject;
        const all = local.organization.accounts.map(({ id }) => id);

        expect(await readPayer(subject, all)).toEqual(
          all.map((account) => ({ account, fetchedAt, days: truth(local, account, 'payer') })),
        );
        for (const account of reachable(local)) {
          expect(await member.read(account, range, meter)).toEqual(truth(local, account, 'member'));
        }
        expect(meter.paid).toBe(local.requests.paidPages());
      },
    ),
    { numRuns: 3 },
  );
}, 30_000);

test('both modes agree on every account from which the payer hides nothing', async () => {
  const subject = await open();
  const { local, member, meter } = subject;
  const differing = new Set(local.organization.differences.map(({ account }) => account));
  const unhidden = reachable(local).filter((account) => !differing.has(account));

  const seen = await Promise.all(
    unhidden.map(async (account) => ({
      account,
      fetchedAt,
      days: await member.read(account, range, meter),
    })),
  );
  expect(await readPayer(subject, unhidden)).toEqual(seen);
  expect(unhidden.length).toBeGreaterThan(10);
});

test("the management account's own view is its own cost, not the organization's", async () => {
  const { local, member, meter } = await open();
  const { managementAccount } = local.settings;

  expect(await member.read(managementAccount, range, meter)).toEqual(
    truth(local, managementAccount, 'member'),
  );
});

test('the payer knows every account that has cost', async () => {
  const { local, payer, meter } = await open({ pageSize: 7 });
  const withCost = local.organization.accounts
    .map(({ id }) => id)
    .filter((id) => truth(local, id, 'payer').some(({ matrix }) => matrix.length > 0));

  expect([...(await payer.accountsWithCost(range, meter))].sort()).toEqual([...withCost].sort());
  expect(meter.paid).toBe(Math.ceil(withCost.length / 7));
});

test('monthly totals are those of the months that were asked for', async () => {
  const { local, payer, meter } = await open({ accounts: 8, months: 3, pageSize: 20 });
  const periods = [parseBillingPeriod('2026-08'), parseBillingPeriod('2026-10')];

  const expected = periods.flatMap((period) =>
    local.organization.accounts.flatMap(({ id: account }) => {
      const days = local.organization.costs(account, daysOfBillingPeriod(period), {
        view: 'payer',
        today,
      });
      return costMatrix(
        days.flatMap(({ matrix }) => matrix.map((line) => ({ ...line, service: '' }))),
      ).map(({ chargeType, currency, amounts }) => ({
        account,
        period,
        chargeType,
        currency,
        amounts,
      }));
    }),
  );
  const totals = await payer.readMonthlyTotals(periods, meter);
  expect(new Set(totals)).toEqual(new Set(expected));
  expect(totals).toHaveLength(expected.length);
  expect(meter.paid).toBe(local.requests.paidPages());
  expect(await payer.readMonthlyTotals([], meter)).toEqual([]);
});

test.each([
  ['whose tokens are invalidated', { invalidNextTokenOnce: true }],
  ['that changes while it is read', { requestChangedOnce: true }],
  ['with 30% throttling and 10% server errors', { throttleRate: 0.3, serverErrorRate: 0.1 }],
  ['whose credentials expire again and again', { expireCredentialsAfterRequests: 3 }],
])('an organization %s: complete, and each page paid once', async (_, faults) => {
  const subject = await open({ pageSize: 20, faults });
  const { local, member, meter } = subject;
  const accounts = reachable(local).slice(0, 4);

  expect(await readPayer(subject, accounts)).toEqual(
    accounts.map((account) => ({ account, fetchedAt, days: truth(local, account, 'payer') })),
  );
  for (const account of accounts) {
    expect(await member.read(account, range, meter)).toEqual(truth(local, account, 'member'));
  }
  expect(meter.paid).toBe(local.requests.paidPages());
});

test.each(['suspended', 'closed', 'role-denied', 'role-missing'])(
  'the account that is %s does not let its costs be read',
  async (special) => {
    const { local, member, meter } = await open();
    const account = local.organization.accounts.find((each) => each.special === special);

    await expect(member.read(account?.id ?? '', range, meter)).rejects.toMatchObject({
      name: 'CostSourceError',
      kind: 'denied',
    });
    expect(meter.paid).toBe(0);
  },
);

test('an account that was created today has no data yet', async () => {
  const { local, member, meter } = await open();
  const account = local.organization.accounts.find(({ special }) => special === 'created-today');

  await expect(member.read(account?.id ?? '', range, meter)).rejects.toMatchObject({
    name: 'CostSourceError',
    kind: 'no-data',
  });
});
