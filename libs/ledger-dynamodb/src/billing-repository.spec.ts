import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { BilledMonth } from '@orgcost/collection';
import { parseBillingPeriod, type BillingPeriod } from '@orgcost/domain';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
});

afterEach(() => ledger.close());

const [march, april] = [parseBillingPeriod('2026-03'), parseBillingPeriod('2026-04')];

function billed(account: string, period: BillingPeriod, digest: string): BilledMonth {
  return { account, period, digest, again: false };
}

async function billedMonths(period: BillingPeriod): Promise<BilledMonth[]> {
  const months: BilledMonth[] = [];
  for await (const month of ledger.billing.billedMonths(period)) months.push(month);
  return months.sort((a, b) => (a.account < b.account ? -1 : 1));
}

it('keeps what was billed for a month as one item', async () => {
  await ledger.billing.saveBilledMonths([billed('111111111111', march, 'abc')]);
  const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([
    {
      pk: 'account#111111111111',
      sk: 'billed#2026-03',
      gsi1pk: 'billed#2026-03#6',
      gsi1sk: '111111111111',
      __edb_e__: 'BilledMonth',
      __edb_v__: '1',
      account: '111111111111',
      shard: 6,
      period: '2026-03',
      digest: 'abc',
      again: false,
    },
  ]);
});

it('leaves out what cannot be read', async () => {
  const [first, second] = [
    billed('111111111111', march, 'abc'),
    billed('222222222222', march, 'd'),
  ];
  await ledger.billing.saveBilledMonths([first, second]);
  const { Items = [] } = await ledger.client.send(new ScanCommand({ TableName: table }));
  const item = Items.find(({ account }) => account === first.account);
  const Item = { ...item, digest: 17 };
  await ledger.client.send(new PutCommand({ TableName: table, Item }));
  expect(await billedMonths(march)).toEqual([second]);
});

it('shows a month of every account, as it was kept last', async () => {
  const accounts = Array.from({ length: 60 }, (_, index) => `account ${index + 10}`);
  await ledger.billing.saveBilledMonths(accounts.map((id) => billed(id, march, 'old')));
  await ledger.billing.saveBilledMonths([
    billed('account 10', march, 'new'),
    billed('account 10', april, 'other'),
  ]);

  expect(await billedMonths(march)).toEqual(
    accounts.map((id) => billed(id, march, id === 'account 10' ? 'new' : 'old')),
  );
  expect(await billedMonths(april)).toEqual([billed('account 10', april, 'other')]);
  expect(await billedMonths(parseBillingPeriod('2026-05'))).toEqual([]);
});
