import {
  CappedPageMeter,
  CostSourceError,
  PageCapReachedError,
  type AccountLook,
  type AccountUnread,
} from '@orgcost/collection';
import { addDays, dayRange, parseUtcDay, startOfDay } from '@orgcost/domain';
import {
  aDay,
  aLine,
  amounts,
  awsFault,
  scriptedAws,
  type AwsReply,
  type ScriptedAws,
} from '@orgcost/testing';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { createCostExplorerClients } from './clients';
import { payerCostSource } from './payer-cost-source';

const range = dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-03'));
const [web, shop, idle] = ['111111111111', '222222222222', '333333333333'];

let aws: ScriptedAws;
let replies: AwsReply[];
let meter: CappedPageMeter;

beforeEach(async () => {
  replies = [];
  meter = new CappedPageMeter();
  aws = await scriptedAws(() => replies.shift() ?? dimension());
});

afterEach(() => aws.close());

type Look = AccountLook | AccountUnread;

/** The clock says that it is a day later each time. */
function looks(accounts: readonly string[]): AsyncIterable<Look> {
  const clientWith = createCostExplorerClients({
    endpoint: aws.endpoint,
    requestsPerSecond: 10_000,
    retryStrategy: new ConfiguredRetryStrategy(2, 1),
  });
  let calls = 0;
  const payer = payerCostSource({
    client: () => clientWith({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }),
    clock: () => moment((calls += 1)),
  });
  return payer.read(accounts, range, meter);
}

async function read(accounts: readonly string[]): Promise<Look[]> {
  const found: Look[] = [];
  for await (const look of looks(accounts)) found.push(look);
  return found;
}

function moment(call: number) {
  return startOfDay(addDays(parseUtcDay('2026-11-22'), call));
}

function dimension(...values: string[]): AwsReply {
  return { body: { DimensionValues: values.map((Value) => ({ Value })) } };
}

type Groups = Record<string, string>;

/** Two days, each by the two keys of a group, such as `111111111111 Tax`. */
function twoDays(first: Groups, second: Groups, estimated = false): AwsReply {
  const day = (start: string, groups: Groups) => ({
    TimePeriod: { Start: start },
    Groups: Object.entries(groups).map(([keys, amount]) => ({
      Keys: [keys.slice(0, 12), keys.slice(13)],
      Metrics: Object.fromEntries(
        ['UnblendedCost', 'AmortizedCost', 'NetUnblendedCost', 'NetAmortizedCost'].map((metric) => [
          metric,
          { Amount: amount, Unit: 'USD' },
        ]),
      ),
    })),
    Estimated: estimated,
  });
  return { body: { ResultsByTime: [day('2026-11-01', first), day('2026-11-02', second)] } };
}

const usage = twoDays(
  { [`${web} Amazon EC2`]: '1.5', [`${web} Amazon S3`]: '0.5', [`${shop} Amazon S3`]: '7' },
  { [`${web} Amazon EC2`]: '3' },
);
const shopUsage = twoDays({ [`${shop} Amazon S3`]: '7' }, {});
const tax = twoDays({ [`${web} Tax`]: '0.25' }, {}, true);
const whole = twoDays(
  { [`${web} Usage`]: '2', [`${web} Tax`]: '0.25', [`${shop} Usage`]: '7' },
  { [`${web} Usage`]: '3' },
);
const restated = twoDays(
  { [`${web} Usage`]: '2', [`${web} Tax`]: '0.25', [`${shop} Usage`]: '8' },
  { [`${web} Usage`]: '3', [`${shop} Credit`]: '-1' },
);

const expected = [
  {
    account: web,
    days: [
      aDay(
        '2026-11-01',
        [
          aLine({ amounts: amounts('1.5') }),
          aLine({ service: 'Amazon S3', amounts: amounts('0.5') }),
          aLine({ service: 'Tax', chargeType: 'Tax', amounts: amounts('0.25') }),
        ],
        true,
      ),
      aDay('2026-11-02', [aLine({ amounts: amounts('3') })], true),
    ],
  },
  {
    account: shop,
    days: [
      aDay('2026-11-01', [aLine({ service: 'Amazon S3', amounts: amounts('7') })], true),
      aDay('2026-11-02', [], true),
    ],
  },
  { account: idle, days: [aDay('2026-11-01', [], true), aDay('2026-11-02', [], true)] },
];

const accountsFilter = (...Values: string[]) => ({ Dimensions: { Key: 'LINKED_ACCOUNT', Values } });
const chargeTypeFilter = (value: string) => ({
  Dimensions: { Key: 'RECORD_TYPE', Values: [value] },
});

function seenAt(call: number, looksAt: typeof expected): AccountLook[] {
  return looksAt.map((look) => ({ ...look, fetchedAt: moment(call) }));
}

test('puts services and charge types together from one query for each charge type', async () => {
  replies.push(dimension('Usage', 'Tax'), usage, tax, whole);

  expect(await read([web, shop, idle])).toEqual(seenAt(1, expected));
  const accounts = accountsFilter(web, shop, idle);
  expect(aws.calls).toMatchObject([
    { operation: 'GetDimensionValues', input: { Dimension: 'RECORD_TYPE', Filter: accounts } },
    {
      operation: 'GetCostAndUsage',
      input: {
        GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'SERVICE' }],
        Filter: { And: [accounts, chargeTypeFilter('Usage')] },
      },
    },
    {
      operation: 'GetCostAndUsage',
      input: {
        GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'SERVICE' }],
        Filter: { And: [accounts, chargeTypeFilter('Tax')] },
      },
    },
    {
      operation: 'GetCostAndUsage',
      input: { GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'RECORD_TYPE' }], Filter: accounts },
    },
  ]);
  expect(meter.paid).toBe(4);
});

test('accounts without any cost come with empty days', async () => {
  replies.push(dimension(), twoDays({}, {}));

  expect(await read([idle])).toEqual([
    {
      account: idle,
      fetchedAt: moment(1),
      days: [aDay('2026-11-01', []), aDay('2026-11-02', [])],
    },
  ]);
});

test('a restatement between the queries makes it read once more, only what differs', async () => {
  replies.push(dimension('Usage', 'Tax'), usage, tax, restated);
  replies.push(dimension('Usage'), shopUsage, twoDays({ [`${shop} Usage`]: '7' }, {}, true));

  expect(await read([web, shop, idle])).toEqual([
    ...seenAt(
      1,
      expected.filter(({ account }) => account !== shop),
    ),
    ...seenAt(
      2,
      expected.filter(({ account }) => account === shop),
    ),
  ]);
  expect(aws.calls.slice(4)).toMatchObject([
    { input: { Filter: accountsFilter(shop) } },
    { input: { Filter: { And: [accountsFilter(shop), chargeTypeFilter('Usage')] } } },
    { input: { Filter: accountsFilter(shop) } },
  ]);
  expect(meter.paid).toBe(7);
});

test('an account whose charge types do not add up is an error that names what differs, and no other is', async () => {
  replies.push(dimension('Usage', 'Tax'), usage, tax, restated);
  replies.push(dimension('Usage'), shopUsage, restated);

  expect(await read([web, shop, idle])).toEqual([
    ...seenAt(
      1,
      expected.filter(({ account }) => account !== shop),
    ),
    {
      account: shop,
      error: new CostSourceError(
        'unavailable',
        'The payer: costs of 222222222222 by charge type do not add up to its own, read twice: ' +
          '2026-11-01 Usage unblended 7 instead of 8 USD; ' +
          '2026-11-01 Usage amortized 7 instead of 8 USD; ' +
          '2026-11-01 Usage net-unblended 7 instead of 8 USD; and 5 more',
      ),
    },
  ]);
});

test.each([
  ['to which they add up but for rounding', '1.0000000001', true],
  ['that is further away', '1.0000000002', false],
])('three costs of which each is rounded, and a total %s', async (_, total, same) => {
  const thirds = twoDays(
    {
      [`${web} Amazon EC2`]: '0.3333333333',
      [`${web} Amazon S3`]: '0.3333333333',
      [`${web} AWS Lambda`]: '0.3333333333',
    },
    {},
  );
  const answers = [dimension('Usage'), thirds, twoDays({ [`${web} Usage`]: total }, {})];
  replies.push(...answers, ...answers);

  const [look] = await read([web]);
  // What is kept is what was read.
  const third = { amounts: amounts('0.3333333333') };
  expect(look).toMatchObject(
    same
      ? {
          days: [
            {
              matrix: [
                aLine({ ...third, service: 'AWS Lambda' }),
                aLine(third),
                aLine({ ...third, service: 'Amazon S3' }),
              ],
            },
            { matrix: [] },
          ],
        }
      : { error: { message: expect.stringContaining('0.9999999999 instead of 1.0000000002') } },
  );
});

describe('of several batches', () => {
  const accounts = Array.from({ length: 201 }, (_, index) => String(100_000_000_000 + index));
  const last = accounts.slice(200);
  const nothing = [aDay('2026-11-01', []), aDay('2026-11-02', [])];

  test.each([
    ['throttled', awsFault('LimitExceededException'), 'throttled'],
    ['met by a server error', awsFault('InternalFailure', 'as scripted', 500), 'unavailable'],
  ])('one that is %s fails alone', async (_, fault, kind) => {
    replies.push(fault, fault, dimension(), twoDays({}, {}));

    const found = await read(accounts);
    expect(found.map(({ account }) => account)).toEqual(accounts);
    expect(found.slice(0, 200).every((look) => 'error' in look && look.error.kind === kind)).toBe(
      true,
    );
    expect(found.slice(200)).toEqual(
      last.map((account) => ({ account, fetchedAt: moment(2), days: nothing })),
    );
  });

  test.each([
    ['denied', awsFault('AccessDeniedException'), 'denied'],
    ['without data', awsFault('DataUnavailableException'), 'no-data'],
  ])('one that is %s is the last, as all others would be', async (_, fault, kind) => {
    replies.push(dimension(), twoDays({}, {}), fault);

    const found: string[] = [];
    const reading = async () => {
      for await (const { account } of looks([...accounts, ...accounts])) found.push(account);
    };
    await expect(reading()).rejects.toMatchObject({ name: 'CostSourceError', kind });
    expect(found).toEqual(accounts.slice(0, 200));
    expect(aws.calls).toHaveLength(3);
  });

  test('those that the cap lets be read are, and the next is refused before it is paid in vain', async () => {
    meter = new CappedPageMeter(6);
    replies.push(dimension('Usage'), twoDays({}, {}), twoDays({}, {}));
    replies.push(dimension('Usage', 'Tax'));

    const found: string[] = [];
    const reading = async () => {
      for await (const { account } of looks(accounts)) found.push(account);
    };
    await expect(reading()).rejects.toEqual(
      new PageCapReachedError(
        'from the payer, its batch of accounts takes at least 4 pages, and the cap allows it 3: ' +
          'raise the cap on paid pages',
      ),
    );
    expect(found).toEqual(accounts.slice(0, 200));
    expect(meter.paid).toBe(4);
  });
});

test('a cap that the least number of pages just meets is enough', async () => {
  meter = new CappedPageMeter(4);
  replies.push(dimension('Usage', 'Tax'), usage, tax, whole);

  expect(await read([web, shop, idle])).toEqual(seenAt(1, expected));
});

test('a batch that alone takes more pages than the cap says so', async () => {
  meter = new CappedPageMeter(3);
  const { body } = usage;
  replies.push(dimension('Usage'), { body: { ...Object(body), NextPageToken: 'page-2' } }, usage);

  await expect(read([web])).rejects.toEqual(
    new PageCapReachedError(
      'from the payer, its batch of accounts takes at least 4 pages, and the cap allows it 3: ' +
        'raise the cap on paid pages',
    ),
  );
});

test('many accounts are read in several batches, none twice', async () => {
  const accounts = Array.from({ length: 201 }, (_, index) => String(100_000_000_000 + index));
  replies.push(dimension(), twoDays({}, {}), dimension(), twoDays({}, {}));

  const days = await read([...accounts, ...accounts]);
  expect(days.map(({ account }) => account)).toEqual(accounts);
  expect(aws.calls).toMatchObject(
    [accounts.slice(0, 200), accounts.slice(0, 200), accounts.slice(200), accounts.slice(200)].map(
      (Values) => ({ input: { Filter: { Dimensions: { Values } } } }),
    ),
  );
});

test('no accounts cost no page', async () => {
  expect(await read([])).toEqual([]);
  expect(aws.calls).toEqual([]);
});
