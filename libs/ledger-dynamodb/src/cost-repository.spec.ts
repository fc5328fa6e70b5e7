import type { BatchWriteItemCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { MonthUnread, Observation } from '@orgcost/collection';
import {
  dayRange,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
  type CostMonth,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aDay, aLine, amounts } from '@orgcost/testing';
import {
  costing,
  openInMemoryLedger,
  table,
  type InMemoryLedger,
} from './in-memory-ledger.fixture';
import { shardOf } from './shards';
import { StoredItemError } from './stored-item';

let ledger: InMemoryLedger;
let client: DynamoDBClient;
let costs: InMemoryLedger['costs'];

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ client, costs } = ledger);
});

afterEach(() => ledger.close());

const account = '111111111111';
const autumn = dayRange(parseUtcDay('2026-10-01'), parseUtcDay('2026-12-01'));
const at = (day: number) => parseInstant(`2026-11-${String(day).padStart(2, '0')}T06:00:00Z`);
const look = (day: number, ...days: Observation['days']): Observation => ({
  account,
  fetchedAt: at(day),
  origin: 'member',
  days,
});

async function all(months: AsyncIterable<CostMonth>): Promise<CostMonth[]> {
  const found: CostMonth[] = [];
  for await (const month of months) found.push(month);
  return found;
}

it('keeps a day as one revision, committed by its month', async () => {
  const recorded = await costs.record(
    look(
      3,
      aDay('2026-11-01', [
        aLine({ amounts: amounts('1.000000000001', { amortized: '-2' }) }),
        aLine({ service: 'AWS Lambda', chargeType: 'Tax', amounts: amounts('0.19') }),
      ]),
    ),
  );

  expect(recorded).toEqual({ written: ['2026-11-01'], unchanged: [], superseded: [] });
  const { Items } = await client.send(new ScanCommand({ TableName: table }));
  const costsAsText =
    '[["AWS Lambda",["Tax","USD","0.19","0.19","0.19","0.19"]],' +
    '["Amazon EC2",["Usage","USD","1.000000000001","-2","1.000000000001","1.000000000001"]]]';
  expect(Items).toEqual([
    {
      pk: 'account#111111111111',
      sk: 'day#2026-11-01#00000001-W_mgXKEZN5paRvAz',
      __edb_e__: 'CostDay',
      __edb_v__: '1',
      account,
      day: '2026-11-01',
      revision: '00000001-W_mgXKEZN5paRvAz',
      fetchedAt: '2026-11-03T06:00:00.000Z',
      origin: 'member',
      estimated: false,
      metrics: ['unblended', 'amortized', 'net-unblended', 'net-amortized'],
      costs: costsAsText,
    },
    {
      pk: 'account#111111111111',
      sk: 'month#2026-11',
      gsi1pk: 'month#2026-11#6',
      gsi1sk: '111111111111',
      __edb_e__: 'CostMonth',
      __edb_v__: '1',
      account,
      shard: 6,
      period: '2026-11',
      version: 1,
      fetchedAt: '2026-11-03T06:00:00.000Z',
      estimated: false,
      metrics: ['unblended', 'amortized', 'net-unblended', 'net-amortized'],
      origins: ['member'],
      costs: costsAsText,
      days: {
        '2026-11-01': {
          revision: '00000001-W_mgXKEZN5paRvAz',
          hash: 'CABghCn__QYoka4WpSmwkXWTHdbb2qBUyMoALiLR1X0',
          fetchedAt: '2026-11-03T06:00:00.000Z',
          origin: 'member',
        },
      },
    },
  ]);
});

it('writes nothing for what it knows already, whenever and however it was seen', async () => {
  const days = [costing('2026-10-31', '1.5'), costing('2026-11-01', '2')];
  await costs.record(look(3, ...days));
  const writes: string[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        if (/Write|Put|Update|Delete/u.test(commandName)) writes.push(commandName);
        return next(args);
      },
    { step: 'initialize' },
  );

  expect(
    await costs.preview(look(5, costing('2026-10-31', '1.5'), costing('2026-11-01', '2.5'))),
  ).toEqual({ written: ['2026-11-01'], unchanged: ['2026-10-31'], superseded: [] });
  expect(await costs.record({ ...look(4, ...days), origin: 'payer' })).toEqual({
    written: [],
    unchanged: ['2026-10-31', '2026-11-01'],
    superseded: [],
  });
  expect(writes).toEqual([]);

  await costs.record(look(5, costing('2026-10-31', '1.5'), costing('2026-11-01', '2.5')));
  expect(writes).toEqual(['BatchWriteItemCommand', 'PutItemCommand']);
});

it('shows a restated day as it stands and as it was known', async () => {
  const first = look(3, costing('2026-11-01', '1'), costing('2026-11-02', '10'));
  const second = { ...look(8, costing('2026-11-01', '1.25')), origin: 'payer' as const };
  await costs.record(first);
  expect(await costs.record(second)).toEqual({
    written: ['2026-11-01'],
    unchanged: [],
    superseded: [],
  });

  const asKept = ({ account, fetchedAt, origin, days }: Observation) =>
    days.map((day) => ({ account, fetchedAt, origin, ...day }));
  const [old, other] = asKept(first);
  const [restated] = asKept(second);
  expect(await costs.days(account, autumn)).toEqual([restated, other]);
  expect(await costs.days(account, autumn, at(8))).toEqual([restated, other]);
  expect(await costs.days(account, autumn, at(7))).toEqual([old, other]);
  expect(await costs.days(account, autumn, at(2))).toEqual([]);
  expect(await costs.months(account, [parseBillingPeriod('2026-11')])).toEqual([
    {
      account,
      period: '2026-11',
      estimated: false,
      metrics: ['unblended', 'amortized', 'net-unblended', 'net-amortized'],
      matrix: [aLine({ amounts: amounts('11.25') })],
      days: ['2026-11-01', '2026-11-02'],
      origins: ['member', 'payer'],
      fetchedAt: at(8),
    },
  ]);
});

it('does not let an older look replace a newer one', async () => {
  await costs.record(look(8, costing('2026-11-01', '2')));
  expect(
    await costs.record(look(3, costing('2026-11-01', '1'), costing('2026-11-02', '1'))),
  ).toEqual({ written: ['2026-11-02'], unchanged: [], superseded: ['2026-11-01'] });
  expect((await costs.days(account, autumn)).map(({ fetchedAt }) => fetchedAt)).toEqual([
    at(8),
    at(3),
  ]);
});

it('sums a month in the metrics that all of its days have', async () => {
  const unblended = (amount: string) => ({ unblended: parseAmount(amount) });
  await costs.record(
    look(3, costing('2026-11-01', '1'), {
      ...aDay('2026-11-02', [aLine({ amounts: unblended('2') })], true),
      metrics: ['unblended'],
    }),
  );
  const [month] = await costs.months(account, [parseBillingPeriod('2026-11')]);
  expect(month).toMatchObject({
    estimated: true,
    metrics: ['unblended'],
    matrix: [aLine({ amounts: unblended('3') })],
  });
});

it('takes ids, names and amounts as they come', async () => {
  const accounts = ['a#1', 'A#1', 'a', 'a#1#day#2026-11-01', 'ä 日本', '0123', '123'];
  const lines = ['', '__proto__', '#', '日本語'].map((service, index) =>
    aLine({ service, chargeType: '', amounts: amounts(`-${index}.000000000000000001`) }),
  );
  for (const [index, account] of accounts.entries()) {
    const day = aDay('2026-11-01', [...lines, aLine({ amounts: amounts(`${index}`) })]);
    await costs.record({ account, fetchedAt: at(3), origin: 'focus:Acme: #1', days: [day] });
  }
  for (const [index, account] of accounts.entries()) {
    expect(await costs.days(account, autumn)).toEqual([
      {
        account,
        fetchedAt: at(3),
        origin: 'focus:Acme: #1',
        ...aDay('2026-11-01', [...lines, aLine({ amounts: amounts(`${index}`) })]),
      },
    ]);
  }
});

it('reads a month of every account from the index', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `account ${index}`);
  // Of one shard, and large enough for more than one page.
  const large = ids.filter((id) => shardOf(id) === 7).slice(0, 5);
  const accounts = [...ids.slice(0, 10).filter((id) => !large.includes(id)), ...large];
  const lines = Array.from({ length: 3_000 }, (_, index) =>
    aLine({ service: `Service ${index}`, amounts: amounts(`${index}.123456789012`) }),
  );
  for (const account of accounts) {
    const day = aDay('2026-11-01', large.includes(account) ? lines : undefined);
    await costs.record({ ...look(3, day, costing('2026-10-31', '1')), account });
  }

  const months = await all(costs.organizationMonth(parseBillingPeriod('2026-11')));
  expect(months.map(({ account }) => account).sort()).toEqual(accounts.sort());
  for (const month of months) {
    expect(await costs.months(month.account, [month.period])).toEqual([month]);
  }
});

it('reads days whose revisions take more than one page', async () => {
  // 300 KB each: a page holds 1 MB.
  const lines = Array.from({ length: 3_000 }, (_, index) =>
    aLine({ service: `Service ${index}`, amounts: amounts(`${index}.123456789`) }),
  );
  const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'].map((day) =>
    aDay(day, lines),
  );
  await costs.record(look(6, ...days));
  // The month's sum takes the days that are not restated from the ledger.
  await costs.record(look(7, costing('2026-11-01', '1')));

  expect(await costs.days(account, autumn)).toEqual([
    { account, fetchedAt: at(7), origin: 'member', ...costing('2026-11-01', '1') },
    ...days.slice(1).map((day) => ({ account, fetchedAt: at(6), origin: 'member', ...day })),
  ]);
});

it.each(['2026-11-01', '2026-11'])('refuses %s when it is larger than an item', async (what) => {
  const lines = Array.from({ length: 6_000 }, (_, index) =>
    aLine({ service: `Service ${index}`, amounts: amounts('1.23456789') }),
  );
  const days =
    what === '2026-11-01'
      ? [aDay('2026-11-01', lines)]
      : [aDay('2026-11-01', lines.slice(0, 4_000)), aDay('2026-11-02', lines.slice(2_000))];
  await expect(costs.record(look(3, ...days))).rejects.toThrow(
    new RegExp(
      `^The costs of ${what} take \\d+ KB, more than the 400 KB that DynamoDB allows`,
      'u',
    ),
  );
  const { Items } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([]);
});

it('puts again what DynamoDB leaves over of a batch', async () => {
  let left = 2;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const { RequestItems } = args.input as BatchWriteItemCommandInput;
        const [first, ...rest] = RequestItems?.[table] ?? [];
        if (commandName !== 'BatchWriteItemCommand' || !first || left === 0) return next(args);
        left -= 1;
        const answer = await next({ ...args, input: { RequestItems: { [table]: [first] } } });
        return { ...answer, output: { ...answer.output, UnprocessedItems: { [table]: rest } } };
      },
    { step: 'serialize', priority: 'high' },
  );
  const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => costing(day, '1'));
  await costs.record(look(4, ...days));
  expect(left).toBe(0);
  expect((await costs.days(account, autumn)).map(({ day }) => day)).toEqual(
    days.map(({ day }) => day),
  );
});

it('says which item is damaged', async () => {
  await costs.record(look(3, costing('2026-11-01', '1')));
  const { Items: [day, month] = [] } = await client.send(new ScanCommand({ TableName: table }));
  const put = (item: object) =>
    client.send(new PutCommand({ TableName: table, Item: { ...item } }));

  await put({ ...day, costs: '[["Amazon EC2",["Usage","USD","1,5","1","1","1"]]]' });
  await expect(costs.days(account, autumn)).rejects.toThrow(
    "The ledger's cost of account 111111111111 on 2026-11-01 cannot be read: " +
      '"1,5" is not an amount: expected a decimal number such as -12.3456',
  );
  await client.send(
    new DeleteCommand({
      TableName: table,
      Key: { pk: day?.pk as string, sk: day?.sk as string },
    }),
  );
  await expect(costs.days(account, autumn)).rejects.toThrow(
    `The ledger misses revision ${String(day?.revision)} of the cost of account 111111111111 on 2026-11-01`,
  );
  await put({ ...month, version: 'one' });
  await expect(costs.record(look(4, costing('2026-11-01', '2')))).rejects.toThrow(
    /^The ledger's month 2026-11 of account 111111111111 cannot be read: version: /u,
  );
});

it('tells of a month that is damaged, and reads those of other accounts', async () => {
  await costs.record(look(3, costing('2026-11-01', '1')));
  await costs.record({ ...look(3, costing('2026-11-01', '2')), account: '222222222222' });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  const damaged = Items.find(({ pk, sk }) => pk === `account#${account}` && sk === 'month#2026-11');
  await client.send(new PutCommand({ TableName: table, Item: { ...damaged, costs: 'none' } }));

  const period = parseBillingPeriod('2026-11');
  const unread: MonthUnread[] = [];
  const months = costs.organizationMonth(period, (month) => unread.push(month));
  expect((await all(months)).map((month) => month.account)).toEqual(['222222222222']);
  expect(unread).toEqual([{ account, error: expect.any(StoredItemError) }]);
  await expect(all(costs.organizationMonth(period))).rejects.toThrow(
    /^The ledger's month 2026-11 of account 111111111111 cannot be read: /u,
  );
});

it('refuses an observation that says two things of a day', async () => {
  await expect(
    costs.record(look(3, costing('2026-11-01', '1'), costing('2026-11-01', '2'))),
  ).rejects.toThrow('An observation of account 111111111111 has 2026-11-01 twice');
});
