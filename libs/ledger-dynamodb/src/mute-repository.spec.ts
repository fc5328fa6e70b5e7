import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Mute, MuteLedger } from '@orgcost/alerting';
import { parseUtcDay } from '@orgcost/domain';
import { at } from './alerts.fixture';
import { StoredItemError } from './stored-item';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;
let mutes: MuteLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ mutes } = ledger);
});

afterEach(() => ledger.close());

const account = '333333333333';
const all: Mute = { account, until: parseUtcDay('2026-12-01'), by: 'ana', at: at(1) };
const daily: Mute = { ...all, policy: 'daily', note: 'A load test' };

it('keeps the last mute of each policy of an account', async () => {
  const later: Mute = { ...all, policy: 'daily', until: parseUtcDay('2026-11-25'), at: at(2) };
  const other: Mute = { ...all, account: '444444444444' };
  for (const each of [daily, all, other, later]) await mutes.mute(each);
  expect(await mutes.mutes(account)).toEqual([all, later]);
  expect(await mutes.mutes('444444444444')).toEqual([other]);
  expect(await mutes.mutes('555555555555')).toEqual([]);
});

it('has a mute as an item of its account', async () => {
  await mutes.mute(daily);
  await mutes.mute(all);
  const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
  const stored = { pk: 'account#333333333333', gsi1pk: 'mutes', __edb_e__: 'Mute', __edb_v__: '1' };
  expect(Items).toEqual([
    { ...all, ...stored, muted: 'all', sk: 'mute#all', gsi1sk: `2026-12-01#${account}#all` },
    {
      ...daily,
      ...stored,
      muted: 'daily',
      sk: 'mute#daily',
      gsi1sk: `2026-12-01#${account}#daily`,
    },
  ]);
});

it('lists those in force on a day, the first to end first', async () => {
  const short: Mute = { ...all, account: '444444444444', until: parseUtcDay('2026-11-26') };
  for (const each of [daily, all, short]) await mutes.mute(each);
  const on = (day: string) => mutes.mutesInForce(parseUtcDay(day));
  expect(await on('2026-11-25')).toEqual([short, all, daily]);
  expect(await on('2026-11-26')).toEqual([all, daily]);
  expect(await on('2026-11-30')).toEqual([all, daily]);
  expect(await on('2026-12-01')).toEqual([]);

  await mutes.mute({ ...daily, until: parseUtcDay('2026-11-25') });
  expect(await on('2026-11-25')).toEqual([short, all]);
});

it('names a mute that was damaged', async () => {
  await mutes.mute(daily);
  await ledger.client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: 'account#333333333333', sk: 'mute#daily' },
      UpdateExpression: 'SET #until = :until',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':until': 'spring' },
    }),
  );
  await expect(mutes.mutes(account)).rejects.toThrow(
    "The ledger's mute of daily, account 333333333333 cannot be read: until: ",
  );
  await mutes.mute(all);
  const unread: unknown[] = [];
  expect(await mutes.mutes(account, (error) => unread.push(error))).toEqual([all]);
  expect(unread).toEqual([expect.any(StoredItemError)]);
  const inForce = await mutes.mutesInForce(parseUtcDay('2026-11-25'), (error) =>
    unread.push(error),
  );
  expect(inForce).toEqual([all]);
  expect(unread).toHaveLength(2);
});
