import { CappedPageMeter, type AccountDays } from '@orgcost/collection';
import { dayRange, parseUtcDay } from '@orgcost/domain';
import {
  aDay,
  aLine,
  amounts,
  scriptedAws,
  type AwsReply,
  type ScriptedAws,
} from '@orgcost/testing';
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

async function read(accounts: readonly string[]): Promise<AccountDays[]> {
  const clientWith = createCostExplorerClients({
    endpoint: aws.endpoint,
    requestsPerSecond: 10_000,
  });
  const payer = payerCostSource({
    client: () => clientWith({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }),
  });
  const found: AccountDays[] = [];
  for await (const days of payer.read(accounts, range, meter)) found.push(days);
  return found;
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
const tax = twoDays({ [`${web} Tax`]: '0.25' }, {}, true);
const whole = twoDays(
  { [`${web} Usage`]: '2', [`${web} Tax`]: '0.25', [`${shop} Usage`]: '7' },
  { [`${web} Usage`]: '3' },
);
const restated = twoDays(
  { [`${web} Usage`]: '2', [`${web} Tax`]: '0.25', [`${shop} Usage`]: '8' },
  { [`${web} Usage`]: '3', [`${shop} Credit`]: '-1' },
);

const expected: AccountDays[] = [
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

test('puts services and charge types together from one query for each charge type', async () => {
  replies.push(dimension('Usage', 'Tax'), usage, tax, whole);

  expect(await read([web, shop, idle])).toEqual(expected);
  const accounts = { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [web, shop, idle] } };
  const chargeType = (value: string) => ({ Dimensions: { Key: 'RECORD_TYPE', Values: [value] } });
  expect(aws.calls).toMatchObject([
    { operation: 'GetDimensionValues', input: { Dimension: 'RECORD_TYPE', Filter: accounts } },
    {
      operation: 'GetCostAndUsage',
      input: {
        GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'SERVICE' }],
        Filter: { And: [accounts, chargeType('Usage')] },
      },
    },
    {
      operation: 'GetCostAndUsage',
      input: {
        GroupBy: [{ Key: 'LINKED_ACCOUNT' }, { Key: 'SERVICE' }],
        Filter: { And: [accounts, chargeType('Tax')] },
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
    { account: idle, days: [aDay('2026-11-01', []), aDay('2026-11-02', [])] },
  ]);
});

test('a restatement between the queries makes it read once more', async () => {
  replies.push(dimension('Usage', 'Tax'), usage, tax, restated);
  replies.push(dimension('Usage', 'Tax'), usage, tax, whole);

  expect(await read([web, shop, idle])).toEqual(expected);
  expect(meter.paid).toBe(8);
});

test('charge types that do not add up are an error that names what differs', async () => {
  replies.push(dimension('Usage', 'Tax'), usage, tax, restated);
  replies.push(dimension('Usage', 'Tax'), usage, tax, restated);

  await expect(read([web, shop, idle])).rejects.toMatchObject({
    name: 'CostSourceError',
    kind: 'unavailable',
    message:
      "The payer: costs by charge type do not add up to the accounts' own, read twice: " +
      '222222222222 2026-11-01 Usage unblended 7 instead of 8 USD; ' +
      '222222222222 2026-11-01 Usage amortized 7 instead of 8 USD; ' +
      '222222222222 2026-11-01 Usage net-unblended 7 instead of 8 USD; and 5 more',
  });
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
