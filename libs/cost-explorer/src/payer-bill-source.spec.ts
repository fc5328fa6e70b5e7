import { BillUnavailableError } from '@orgcost/chargeback';
import { CappedPageMeter, PageCapReachedError, type PageMeter } from '@orgcost/collection';
import {
  addMetricAmounts,
  daysOf,
  daysOfBillingPeriod,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
  type MetricAmounts,
} from '@orgcost/domain';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { parseAmount, subtractAmounts, zero } from '@orgcost/money';
import { amounts, scriptedAws, type AwsReply, type ScriptedAws } from '@orgcost/testing';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import fc from 'fast-check';
import { metricNames } from './answer';
import { billByHand, credentialsOf } from './bill-by-hand.fixture';
import { fewestBillPages } from './bill-pages';
import { createCostExplorerClients } from './clients';
import { payerBillSource } from './payer-bill-source';

const today = parseUtcDay('2026-11-23');
const fetchedAt = parseInstant('2026-11-23T06:00:00Z');
const october = parseBillingPeriod('2026-10');
const november = parseBillingPeriod('2026-11');
const opened: LocalOrganization[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((local) => local.close()));
});

async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<LocalOrganization> {
  const local = await startLocalOrganization({ today, accounts: 8, months: 2, ...options });
  opened.push(local);
  return local;
}

/** As a program has it, in the payer's role, or in another. */
function billSourceOf(
  local: LocalOrganization,
  meter: PageMeter,
  RoleArn = local.settings.payerRoleArn,
) {
  const retryStrategy = new ConfiguredRetryStrategy(10, 1);
  const clientWith = createCostExplorerClients({
    endpoint: local.endpoint,
    requestsPerSecond: 10_000,
    retryStrategy,
  });
  const credentials = credentialsOf(local, RoleArn, { retryStrategy });
  return payerBillSource({ client: () => clientWith(credentials), clock: () => fetchedAt, meter });
}

function named(name: string, { organization }: LocalOrganization): string {
  return organization.accounts.find((account) => account.name === name)?.id ?? name;
}

function inTotal(costs: readonly { readonly amounts: MetricAmounts }[]): MetricAmounts {
  return costs.reduce((sum, cost) => addMetricAmounts(sum, cost.amounts), amounts('0'));
}

test('the bill is the truth to the last digit, whatever the organization and its pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 5, max: 200 }),
      fc.constantFrom(october, november),
      async (seed, accounts, pageSize, period) => {
        const local = await open({ seed, accounts, pageSize });
        const meter = new CappedPageMeter();
        const bill = await billSourceOf(local, meter).read(period);
        expect(meter.paid).toBe(local.requests.paidPages());

        expect(bill).toEqual(await billByHand(local, period, fetchedAt));
        expect(bill.estimated).toBe(period === november);
        expect(inTotal(bill.invoiced)).toEqual(inTotal(bill.lines));
      },
    ),
    {
      numRuns: 4,
      examples: [
        [1, 8, 200, october],
        [1, 2, 200, november],
      ],
    },
  );
}, 60_000);

test("a seller's tax is told from AWS's, of the same account, service and charge type", async () => {
  const local = await open();
  const staging = named('Web Shop Staging', local);
  const bill = await billSourceOf(local, new CappedPageMeter()).read(october);

  const first = parseUtcDay('2026-10-01');
  const ofStaging = { account: staging, day: first, currency: 'USD' };
  expect(bill.marketplace.filter(({ account }) => account === staging)).toEqual([
    { ...ofStaging, service: 'Tax', chargeType: 'Tax', amounts: amounts('45.6') },
    {
      ...ofStaging,
      service: 'Tidewater Test Recorder',
      chargeType: 'Fee',
      amounts: amounts('240'),
    },
  ]);
  const tax = bill.lines.find(
    ({ account, chargeType }) => account === staging && chargeType === 'Tax',
  );
  const days = daysOfBillingPeriod(october);
  const [day] = local.organization.costs(
    staging,
    { from: first, to: days.to },
    { view: 'payer', today },
  );
  const whole = day?.matrix.find(({ chargeType }) => chargeType === 'Tax')?.amounts;
  expect(tax?.amounts).toEqual(whole);
  expect(subtractAmounts(tax?.amounts.unblended ?? zero, parseAmount('45.6'))).toMatch(/^2\d\d\./);
});

test('an organization to which no third party sells takes three pages', async () => {
  const local = await open({ accounts: 2 });
  const meter = new CappedPageMeter(3);
  const { marketplace, lines } = await billSourceOf(local, meter).read(october);
  expect([marketplace, lines.length > 0, meter.paid]).toEqual([[], true, 3]);
});

describe('the cap on pages', () => {
  // Fee, tax and usage were sold through AWS Marketplace.
  const fewest = fewestBillPages(3);

  test('that the fewest pages just meet is enough', async () => {
    const meter = new CappedPageMeter(fewest);
    const { marketplace } = await billSourceOf(await open(), meter).read(october);
    expect([fewest, meter.paid, marketplace.length > 0]).toEqual([8, 8, true]);
  });

  test.each([
    [2, 0, 'the bill of 2026-10 takes at least 3 pages, and the cap allows it 2'],
    [7, 2, 'the bill of 2026-10 takes at least 8 pages, and the cap allows it 7'],
  ])('of %d pages lets it pay for %d, as the rest cannot suffice', async (cap, paid, message) => {
    const meter = new CappedPageMeter(cap);
    await expect(billSourceOf(await open(), meter).read(october)).rejects.toEqual(
      new PageCapReachedError(`${message}: raise the cap on paid pages`),
    );
    expect(meter.paid).toBe(paid);
  });

  test('that one of several pages of a query meets says so', async () => {
    const meter = new CappedPageMeter(8);
    await expect(billSourceOf(await open({ pageSize: 5 }), meter).read(october)).rejects.toEqual(
      new PageCapReachedError(
        'the bill of 2026-10 takes at least 9 pages, and the cap allows it 8: raise the cap on paid pages',
      ),
    );
  });
});

/** Counts as usual; something happens before one page or another. */
class EventfulPageMeter implements PageMeter {
  readonly #counted = new CappedPageMeter();

  constructor(private readonly before: Readonly<Record<number, () => void>>) {}

  get paid(): number {
    return this.#counted.paid;
  }

  get left(): number {
    return this.#counted.left;
  }

  page<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    this.before[this.paid + 1]?.();
    return this.#counted.page(request);
  }
}

describe('when AWS changes the past while it is read', () => {
  /** Between the last charge type and the sum of all. */
  const before = { sum: 8, sumAgain: 16 };
  const restate = (local: LocalOrganization) => () => {
    local.restate({
      account: named('Web Shop Staging', local),
      day: parseUtcDay('2026-10-07'),
      service: 'Tidewater Test Recorder',
      chargeType: 'Usage',
      amount: '1.25',
      marketplace: true,
    });
  };

  test('once, it is read again', async () => {
    const local = await open();
    const meter = new EventfulPageMeter({ [before.sum]: restate(local) });
    const bill = await billSourceOf(local, meter).read(october);

    expect(meter.paid).toBe(16);
    expect(bill).toEqual(await billByHand(local, october, fetchedAt));
    expect(bill.marketplace).toContainEqual(
      expect.objectContaining({
        day: '2026-10-07',
        amounts: amounts('1.25'),
        chargeType: 'Usage',
        service: 'Tidewater Test Recorder',
      }),
    );
  });

  test('again and again, there is no bill', async () => {
    const local = await open();
    const change = restate(local);
    const meter = new EventfulPageMeter({ [before.sum]: change, [before.sumAgain]: change });

    const staging = named('Web Shop Staging', local);
    await expect(billSourceOf(local, meter).read(october)).rejects.toEqual(
      new BillUnavailableError(
        'The payer: what AWS Marketplace charged in 2026-10 does not add up to its own, read twice: ' +
          `${staging} 2026-10 Usage unblended 1.25 instead of 2.5 USD; ` +
          `${staging} 2026-10 Usage amortized 1.25 instead of 2.5 USD; ` +
          `${staging} 2026-10 Usage net-unblended 1.25 instead of 2.5 USD; and 1 more: close later`,
      ),
    );
    expect(meter.paid).toBe(16);
  });
});

test.each([
  ['throttled and failing now and then', { throttleRate: 0.3, serverErrorRate: 0.1 }],
  ['whose credentials expire again and again', { expireCredentialsAfterRequests: 3 }],
  ['that changes its answer', { requestChangedOnce: true }],
])('an organization %s: the same bill, and each page paid once', async (_, faults) => {
  const local = await open({ pageSize: 20, faults });
  const meter = new CappedPageMeter();
  const bill = await billSourceOf(local, meter).read(october);
  expect(meter.paid).toBe(local.requests.paidPages());

  local.setFaults({});
  expect(bill).toEqual(await billByHand(local, october, fetchedAt));
});

test.each([
  [
    'throttled beyond all retries',
    { throttleRate: 1 },
    'The payer: ce:GetDimensionValues is throttled beyond all retries: collect with fewer requests a second',
  ],
  [
    'answered with server errors',
    { serverErrorRate: 1 },
    expect.stringMatching(/^The payer: ce:GetDimensionValues failed \(.+\)$/),
  ],
])(
  'a bill that is %s is unavailable, in one line',
  async (_, faults, message) => {
    const meter = new CappedPageMeter();
    await expect(billSourceOf(await open({ faults }), meter).read(october)).rejects.toMatchObject({
      name: 'BillUnavailableError',
      message,
      cause: { name: 'CostSourceError' },
    });
    expect(meter.paid).toBe(0);
  },
  30_000,
);

test('a role that cannot be assumed gives no bill', async () => {
  const local = await open();
  const nobody = `arn:aws:iam::${local.settings.managementAccount}:role/Nobody`;
  const source = billSourceOf(local, new CappedPageMeter(), nobody);
  await expect(source.read(october)).rejects.toMatchObject({
    name: 'BillUnavailableError',
    message: expect.stringMatching(/^The payer: ce:GetDimensionValues is denied: allow it in .+$/),
  });
});

describe('an answer', () => {
  const [web, shop] = ['111111111111', '222222222222'];
  const dimension = (...values: string[]): AwsReply => ({
    body: { DimensionValues: values.map((Value) => ({ Value })) },
  });
  type Groups = readonly (readonly [string, string, string, unit?: string])[];
  const period = (Start: string, groups: Groups, Estimated = false) => ({
    TimePeriod: { Start },
    Estimated,
    Groups: groups.map(([first, second, Amount, Unit = 'USD']) => ({
      Keys: [first, second],
      Metrics: Object.fromEntries(
        Object.values(metricNames).map((name) => [name, { Amount, Unit }]),
      ),
    })),
  });
  const month = (...groups: Groups): AwsReply => ({
    body: { ResultsByTime: [period('2026-10-01', groups)] },
  });
  const daily = (groups: Readonly<Record<string, Groups>>): AwsReply => ({
    body: {
      ResultsByTime: daysOf(daysOfBillingPeriod(october)).map((day) =>
        period(day, groups[day] ?? []),
      ),
    },
  });

  let aws: ScriptedAws;
  let replies: AwsReply[];

  beforeEach(async () => {
    replies = [];
    aws = await scriptedAws(() => replies.shift() ?? dimension());
  });
  afterEach(() => aws.close());

  const read = () => {
    const clientWith = createCostExplorerClients({
      endpoint: aws.endpoint,
      requestsPerSecond: 10_000,
    });
    return payerBillSource({
      client: () => clientWith({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }),
      clock: () => fetchedAt,
      meter: new CappedPageMeter(),
    }).read(october);
  };

  test('of several marketplaces and currencies is brought together, without what costs nothing', async () => {
    const second = period('2026-10-01', [[shop, 'Usage', '3']], true);
    replies.push(
      dimension('AWS', 'AWS Marketplace', 'Another Marketplace'),
      dimension('Usage', 'Tax'),
      {
        body: {
          ResultsByTime: [
            period('2026-10-01', [
              [web, 'Usage', '7'],
              [web, 'Tax', '0'],
              [web, 'Usage', '9', 'CNY'],
            ]),
            second,
          ],
        },
      },
      month(
        ['Amazon Web Services, Inc.', 'Usage', '10'],
        ['Amazon Web Services, Inc.', 'Tax', '0.5'],
        ['Sinnet', 'Usage', '9', 'CNY'],
        ['Sinnet', 'Usage', '2'],
      ),
      daily({
        '2026-10-03': [
          [web, 'Zeta', '2'],
          [web, 'Alpha', '1'],
          [shop, 'Alpha', '0'],
        ],
        '2026-10-02': [
          [web, 'Zeta', '4'],
          [web, 'Zeta', '9', 'CNY'],
        ],
      }),
      daily({ '2026-10-02': [[shop, 'Tax', '-0.25']] }),
      month([web, 'Usage', '7'], [web, 'Usage', '9', 'CNY'], [shop, 'Tax', '-0.25']),
    );

    const usd = (amount: string) => ({ currency: 'USD', amounts: amounts(amount) });
    const cny = { currency: 'CNY', amounts: amounts('9') };
    expect(await read()).toEqual({
      period: '2026-10',
      fetchedAt,
      source: 'payer',
      estimated: true,
      lines: [
        { account: web, chargeType: 'Tax', ...usd('0') },
        { account: web, chargeType: 'Usage', ...cny },
        { account: web, chargeType: 'Usage', ...usd('7') },
        { account: shop, chargeType: 'Usage', ...usd('3') },
      ],
      marketplace: [
        { account: web, day: '2026-10-02', service: 'Zeta', chargeType: 'Usage', ...cny },
        { account: web, day: '2026-10-02', service: 'Zeta', chargeType: 'Usage', ...usd('4') },
        { account: web, day: '2026-10-03', service: 'Alpha', chargeType: 'Usage', ...usd('1') },
        { account: web, day: '2026-10-03', service: 'Zeta', chargeType: 'Usage', ...usd('2') },
        { account: shop, day: '2026-10-02', service: 'Tax', chargeType: 'Tax', ...usd('-0.25') },
      ],
      invoiced: [
        { entity: 'Amazon Web Services, Inc.', ...usd('10.5') },
        { entity: 'Sinnet', ...cny },
        { entity: 'Sinnet', ...usd('2') },
      ],
    });
    const sold = {
      Dimensions: { Key: 'BILLING_ENTITY', Values: ['AWS Marketplace', 'Another Marketplace'] },
    };
    const ofType = (value: string) => ({ Dimensions: { Key: 'RECORD_TYPE', Values: [value] } });
    expect(aws.calls.map(({ input }) => input)).toMatchObject([
      { Dimension: 'BILLING_ENTITY' },
      { Dimension: 'RECORD_TYPE', Filter: sold },
      { Granularity: 'MONTHLY', GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'RECORD_TYPE' }] },
      { Granularity: 'MONTHLY', GroupBy: [{ Key: 'INVOICING_ENTITY' }, { Key: 'RECORD_TYPE' }] },
      { Granularity: 'DAILY', Filter: { And: [sold, ofType('Usage')] } },
      { Granularity: 'DAILY', Filter: { And: [sold, ofType('Tax')] } },
      {
        Granularity: 'MONTHLY',
        GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'RECORD_TYPE' }],
        Filter: sold,
      },
    ]);
  });

  test('that does not tell of the month is no bill', async () => {
    replies.push(dimension('AWS'), { body: { ResultsByTime: [] } });
    await expect(read()).rejects.toEqual(
      new BillUnavailableError('The payer: ce:GetCostAndUsage does not tell of 2026-10'),
    );
  });

  test('that names an account by what can be none is no bill', async () => {
    replies.push(dimension('AWS'), month(['\n', 'Usage', '7']), month(['AWS', 'Usage', '7']));
    await expect(read()).rejects.toEqual(
      new BillUnavailableError(
        'The payer: its bill of 2026-10 makes no sense: lines[0].account: an account id has no surrounding space or control character',
      ),
    );
  });

  test('that knows a marketplace, and no charge type of it, is no bill where it has cost', async () => {
    const once = [
      dimension('AWS Marketplace'),
      dimension(),
      month([web, 'Usage', '7']),
      month(['AWS', 'Usage', '7']),
      month([web, 'Usage', '7']),
    ];
    replies.push(...once, ...once);
    await expect(read()).rejects.toThrow(`${web} 2026-10 Usage unblended 0 instead of 7 USD`);
  });
});
