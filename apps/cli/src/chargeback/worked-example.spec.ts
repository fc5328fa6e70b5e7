import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  asBilled,
  billSchema,
  closeMonth,
  documentText,
  prepareMonth,
  ruleSetSchema,
  verifyCloses,
  type BillLine,
  type ClosedResult,
  type Statement,
} from '@orgcost/chargeback';
import {
  daysOf,
  daysOfBillingPeriod,
  instantFromEpoch,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
  type BillingPeriod,
  type CostLine,
  type DayCosts,
} from '@orgcost/domain';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { aDay, aLine, amounts, aProfile } from '@orgcost/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The worked example of docs/chargeback.md: its numbers are reckoned here by hand, in whole trillionths and by nothing of
// OrgCost's; then the page, and what OrgCost makes of the same charges, are held against them.

jest.setTimeout(120_000);

const page = readFileSync(join(__dirname, '../../../../docs/chargeback.md'), 'utf8');

/** A number as a whole number of 1e-16. */
const units = (text: string): bigint => {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  return BigInt(whole + decimals.padEnd(16, '0')) * (text.startsWith('-') ? -1n : 1n);
};
const text = (value: bigint): string => {
  const digits = String(value < 0n ? -value : value).padStart(17, '0');
  const decimals = digits.slice(-16).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -16)}${decimals && `.${decimals}`}`;
};
const plus = (...texts: string[]): string =>
  text(texts.reduce((sum, each) => sum + units(each), 0n));
const minus = (value: string): string => text(-units(value));
/** Cut to twelve decimals. */
const part = (whole: string, weight: bigint, of: bigint): string => {
  const exact = (units(whole) * weight) / of;
  return text(exact - (exact % 10_000n));
};
const percent = (whole: string, hundredths: bigint): string =>
  text((units(whole) * hundredths) / 10_000n);

const trillionth = '0.000000000001';

// By hand.
const sandboxShop = plus(...Array.from({ length: 15 }, () => '10'));
const sandboxData = plus(...Array.from({ length: 16 }, () => '10'));
const usage = { shop: plus('600', sandboxShop), data: plus('300', sandboxData) };
const weights = { shop: 750n, data: 460n };
const support = {
  // What is cut off is one smallest unit, for the first of both.
  data: plus(part('100', weights.data, 1210n), trillionth),
  shop: part('100', weights.shop, 1210n),
};
const network = {
  shop: { usage: percent('90.10', 6000n), tax: percent('9.01', 6000n) },
  data: { usage: percent('90.10', 4000n), tax: percent('9.01', 4000n) },
};
const own = { shop: plus(usage.shop, '60'), data: plus(usage.data, '30', '-50') };
const shared = {
  shop: plus(support.shop, network.shop.usage, network.shop.tax),
  data: plus(support.data, network.data.usage, network.data.tax),
};
const handling = {
  shop: percent(plus(own.shop, shared.shop), 200n),
  data: percent(plus(own.data, shared.data), 200n),
};
const total = {
  shop: plus(own.shop, shared.shop, handling.shop),
  data: plus(own.data, shared.data, handling.data),
  finance: minus(plus(handling.shop, handling.data)),
};
/** Cut to cents they are two cents short of 1449.11: those go to shop and finance, of which most was cut off. */
const payable = { shop: '950.08', data: '528.01', finance: '-28.98' };
const rounding = {
  shop: plus(payable.shop, minus(total.shop)),
  data: plus(payable.data, minus(total.data)),
  finance: plus(payable.finance, minus(total.finance)),
};
const payer = plus('600', '300', '90.10', '310', '60', '30', '9.01', '100', '-50');

const later = {
  shop: { credit: '-12.34', network: percent('1', 6000n) },
  data: { network: percent('1', 4000n) },
};
const lateHandling = {
  shop: percent(plus(later.shop.credit, later.shop.network), 200n),
  data: percent(later.data.network, 200n),
};

test('numbers by hand add up', () => {
  expect(usage).toEqual({ shop: '750', data: '460' });
  expect(support).toEqual({ data: '38.01652892562', shop: '61.98347107438' });
  expect(plus(total.shop, total.data, total.finance)).toBe(payer);
  expect(plus(payable.shop, payable.data, payable.finance)).toBe(payer);
  expect(payer).toBe('1449.11');
});

test('the page has them', () => {
  const row = (...cells: string[]): void => {
    expect(page.replace(/ +\|/g, ' |').replace(/\| +/g, '| ')).toContain(
      `| ${cells.join(' | ')} |`,
    );
  };
  row('shop', own.shop, shared.shop, handling.shop, total.shop, rounding.shop, payable.shop);
  row('data', own.data, shared.data, handling.data, total.data, rounding.data, payable.data);
  row('finance', '0', '0', total.finance, total.finance, rounding.finance, payable.finance);
  row('Support by usage', 'Support', '100', support.data, support.shop);
  row('Shared network', 'Usage', '90.1', network.data.usage, network.shop.usage);
  row('Shared network', 'Tax', '9.01', network.data.tax, network.shop.tax);
  row('Total', payer, payer, '0');
  row('shop', 'Web Shop', '2026-10-10', 'Credit', '0', later.shop.credit, later.shop.credit);
  row('shop', 'Shared Network', '2026-10-03', 'Usage', '90.1', '91.1', later.shop.network);
  row('data', 'Shared Network', '2026-10-03', 'Usage', '90.1', '91.1', later.data.network);
  row('shop', 'Handling of October', lateHandling.shop);
  row('data', 'Handling of October', lateHandling.data);
});

const october = parseBillingPeriod('2026-10');
const november = parseBillingPeriod('2026-11');
const [shopId, dataId, networkId, managementId, sandboxId] = [
  '111111111111',
  '222222222222',
  '333333333333',
  '444444444444',
  '555555555555',
];

const line = (chargeType: string, amount: string, service = 'Amazon EC2'): CostLine =>
  aLine({ service, chargeType, amounts: amounts(amount) });

let ledger: Ledger;
let close: () => Promise<void>;
let closed: ClosedResult;

beforeAll(async () => {
  const { embeddedClientConfig, openInMemoryDynamoDb } = await import('@orgcost/embedded-dynamodb');
  const store = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  await createTable(client, 'example');
  ledger = createLedger({ client, table: 'example' });
  close = async () => {
    client.destroy();
    await store.close();
  };
  const named = (id: string, name: string, costCenter?: string) =>
    aProfile({ id, name, tags: costCenter === undefined ? {} : { 'cost-center': costCenter } });
  await ledger.accounts.addProfiles([
    named(shopId, 'Web Shop', 'shop'),
    named(dataId, 'Data Lake', 'data'),
    named(networkId, 'Shared Network', 'platform'),
    named(managementId, 'Management'),
    named(sandboxId, 'Sandbox', 'shop'),
  ]);
  await ledger.assignments.addAssignments([
    {
      account: sandboxId,
      from: parseUtcDay('2026-10-16'),
      costCenter: 'data',
      recordedAt: parseInstant('2026-10-16T08:00:00Z'),
      recordedBy: 'finance',
      origin: 'owners.csv, line 2',
    },
  ]);
  await record(shopId, '2026-10-10', line('Usage', '600'), line('Tax', '60', 'Tax'));
  await record(
    dataId,
    '2026-10-20',
    line('Usage', '300'),
    line('Tax', '30', 'Tax'),
    line('Credit', '-50'),
  );
  await record(networkId, '2026-10-03', line('Usage', '90.10'), line('Tax', '9.01', 'Tax'));
  await record(managementId, '2026-10-31', line('Support', '100', 'Support'));
  await recordDays(
    sandboxId,
    daysOf(daysOfBillingPeriod(october)).map((day) => aDay(day, [line('Usage', '10')])),
  );
  await bill(october, [
    [shopId, 'Usage', '600'],
    [shopId, 'Tax', '60'],
    [dataId, 'Usage', '300'],
    [dataId, 'Tax', '30'],
    [dataId, 'Credit', '-50'],
    [networkId, 'Usage', '90.10'],
    [networkId, 'Tax', '9.01'],
    [managementId, 'Support', '100'],
    [sandboxId, 'Usage', '310'],
  ]);
});

afterAll(() => close());

let looks = 0;

function record(account: string, day: string, ...lines: CostLine[]): Promise<void> {
  return recordDays(account, [aDay(day, lines)]);
}

async function recordDays(account: string, days: readonly DayCosts[]): Promise<void> {
  looks += 1;
  const fetchedAt = instantFromEpoch(Date.parse('2026-11-05T00:00:00Z') + looks);
  await ledger.costs.record({ account, fetchedAt, origin: 'payer', days });
}

async function bill(period: BillingPeriod, charges: [string, string, string][]): Promise<void> {
  const fetchedAt = parseInstant('2026-12-07T06:00:00Z');
  const lines = charges.map(([account, chargeType, amount]): BillLine => ({
    account,
    chargeType,
    currency: 'USD',
    amounts: amounts(amount),
  }));
  const document = await ledger.documents.save(
    documentText(billSchema, {
      period,
      fetchedAt,
      source: 'payer',
      estimated: false,
      lines,
      marketplace: [],
      invoiced: [],
    }),
  );
  await ledger.closes.saveBill({ period, fetchedAt, document });
}

const ruleSet = ruleSetSchema.parse({
  metric: 'net-amortized',
  rules: [
    {
      name: 'Support by usage',
      take: { chargeGroups: ['support'] },
      split: { by: 'direct-cost', of: { chargeGroups: ['usage'] } },
    },
    {
      name: 'Shared network',
      take: { accounts: [networkId] },
      split: { by: 'shares', shares: { shop: 60, data: 40 } },
    },
  ],
  adjustments: [
    {
      name: 'Handling',
      reason: 'Internal agreement of 2026',
      percent: 2,
      costCenters: ['shop', 'data'],
      offset: 'finance',
    },
  ],
});

async function closeNow(period: BillingPeriod, now: string): Promise<ClosedResult> {
  const prepared = await prepareMonth(ledger, period, {
    settings: {
      ruleSet,
      usage: [],
      ownership: {
        costCenterTag: 'cost-center',
        costCenters: [],
        accounts: [],
        organizationalUnits: [],
        unassigned: 'unassigned',
      },
    },
    today: parseUtcDay(now.slice(0, 10)),
    missing: [],
    book: [],
    consistent: true,
  });
  expect(prepared.refusals).toEqual([]);
  const [usd] = prepared.proof?.currencies ?? [];
  expect(usd?.residual).toBe('0');
  return closeMonth(ledger, prepared, { now: parseInstant(now), by: 'ana', accept: new Map() });
}

const amountOf = (statements: readonly Statement[], costCenter: string) => {
  const found = statements.find((each) => each.costCenter.id === costCenter);
  return { total: found?.total, rounding: found?.rounding, payable: found?.payable };
};

test('OrgCost makes the same of it', async () => {
  closed = await closeNow(october, '2026-11-08T09:00:00Z');
  const { statements } = closed;
  expect(statements.map(({ costCenter }) => costCenter.id)).toEqual(['data', 'finance', 'shop']);
  for (const costCenter of ['shop', 'data', 'finance'] as const) {
    expect(amountOf(statements, costCenter)).toEqual({
      total: total[costCenter],
      rounding: rounding[costCenter],
      payable: payable[costCenter],
    });
  }
  const shares = statements.flatMap(({ costCenter, lines }) =>
    lines.flatMap((each) =>
      each.kind === 'share' ? [[costCenter.id, each.rule, each.chargeType, each.amount]] : [],
    ),
  );
  expect(shares).toEqual([
    ['data', 'Shared network', 'Tax', network.data.tax],
    ['data', 'Shared network', 'Usage', network.data.usage],
    ['data', 'Support by usage', 'Support', support.data],
    ['shop', 'Shared network', 'Tax', network.shop.tax],
    ['shop', 'Shared network', 'Usage', network.shop.usage],
    ['shop', 'Support by usage', 'Support', support.shop],
  ]);
});

test('and of what AWS changes later', async () => {
  const before = await asBilled(ledger, parseInstant('2026-11-30T00:00:00Z'));
  await record(
    shopId,
    '2026-10-10',
    line('Usage', '600'),
    line('Tax', '60', 'Tax'),
    line('Credit', '-12.34'),
  );
  await record(networkId, '2026-10-03', line('Usage', '91.10'), line('Tax', '9.01', 'Tax'));
  await recordDays(
    shopId,
    daysOf(daysOfBillingPeriod(november)).map((day) =>
      aDay(day, day === '2026-11-10' ? [line('Usage', '500')] : []),
    ),
  );
  await bill(november, [[shopId, 'Usage', '500']]);
  const { statements } = await closeNow(november, '2026-12-08T09:00:00Z');
  const late = statements.flatMap(({ costCenter, lines }) =>
    lines.flatMap((each) => {
      if (each.kind === 'prior-period') {
        const { account, day, chargeType, old, amount } = each;
        return [[costCenter.id, account, day, chargeType, old, each.new, amount]];
      }
      return each.kind === 'adjustment' && each.period !== undefined
        ? [[costCenter.id, each.name, each.period, each.amount]]
        : [];
    }),
  );
  expect(late).toEqual([
    ['data', networkId, '2026-10-03', 'Usage', '90.1', '91.1', later.data.network],
    ['data', 'Handling', '2026-10', lateHandling.data],
    ['finance', 'Handling', '2026-10', minus(lateHandling.data)],
    ['finance', 'Handling', '2026-10', minus(lateHandling.shop)],
    ['shop', shopId, '2026-10-10', 'Credit', '0', '-12.34', '-12.34'],
    ['shop', networkId, '2026-10-03', 'Usage', '90.1', '91.1', later.shop.network],
    ['shop', 'Handling', '2026-10', lateHandling.shop],
  ]);

  expect(before.map(({ costCenter, payable: cents }) => [costCenter, cents])).toEqual([
    ['data', payable.data],
    ['finance', payable.finance],
    ['shop', payable.shop],
  ]);
  expect(await asBilled(ledger, parseInstant('2026-11-30T00:00:00Z'))).toEqual(before);
  const after = await asBilled(ledger, parseInstant('2026-12-09T00:00:00Z'));
  const shop = after.find((each) => each.period === october && each.costCenter === 'shop');
  expect(shop?.closed).toBe(total.shop);
  expect(shop?.restated).toBe(plus(later.shop.credit, later.shop.network, lateHandling.shop));
  expect((await verifyCloses(ledger)).findings).toEqual([]);
});
