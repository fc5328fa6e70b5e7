import { BatchWriteItemCommand, QueryCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { keepBill, type Bill } from '@orgcost/chargeback';
import {
  costMatrix,
  daysOf,
  daysOfBillingPeriod,
  parseInstant,
  type AccountProfile,
  type BillingPeriod,
  type CostLine,
  type Instant,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { createHash } from 'node:crypto';
import pMap from 'p-map';
import type { CountedStore } from './counted-store';

export interface SeededOrganization {
  readonly period: BillingPeriod;
  readonly accounts: number;
  readonly costCenters: number;
}

const services = 12;
const shards = 16;

const amount = '1.0123456789';

/**
 * Accounts with tags that name cost centers, their months of 12 services in up to four charge types each, and what the payer is
 * billed for them. Months are put as copies of one that was recorded: what reads whole months never reads their days.
 */
export async function seedOrganization(
  { ledger, client, table }: CountedStore,
  { period, accounts, costCenters }: SeededOrganization,
): Promise<void> {
  const { from } = daysOfBillingPeriod(period);
  const ids = Array.from({ length: accounts }, (_, index) => String(100_000_000_000 + index));
  await ledger.accounts.addProfiles(
    ids.map((id, index): AccountProfile => ({
      id,
      name: `Account ${index}`,
      state: 'ACTIVE',
      organizationalUnitPath: `Root/Unit ${index % 40}`,
      tags: { 'cost-center': `cc-${String(index % costCenters).padStart(4, '0')}` },
      management: index === 0,
      validFrom: from,
    })),
  );
  const template = await recordedMonth({ ledger, client, table }, period, ids[0] ?? '');
  const batches = Array.from({ length: Math.ceil(accounts / 25) }, (_, batch) =>
    ids.slice(batch * 25, batch * 25 + 25),
  );
  await pMap(
    batches,
    (batch) =>
      client.send(
        new BatchWriteItemCommand({
          RequestItems: {
            [table]: batch.map((id) => ({ PutRequest: { Item: copyFor(id, template, period) } })),
          },
        }),
      ),
    { concurrency: 4 },
  );
  await keepBill(ledger, billOf(ids, period));
}

function billOf(accounts: readonly string[], period: BillingPeriod): Bill {
  const days = daysOf(daysOfBillingPeriod(period));
  const lines = costMatrix(days.flatMap(() => linesOf().map((line) => ({ ...line, service: '' }))));
  return {
    period,
    fetchedAt: fetchedAt(period),
    source: 'payer',
    estimated: false,
    lines: accounts.flatMap((account) =>
      lines.map(({ chargeType, currency, amounts }) => ({
        account,
        chargeType,
        currency,
        amounts,
      })),
    ),
    marketplace: [],
    invoiced: [],
  };
}

function fetchedAt(period: BillingPeriod): Instant {
  return parseInstant(`${daysOfBillingPeriod(period).to}T06:00:00Z`);
}

type Item = Record<string, AttributeValue>;

async function recordedMonth(
  { ledger, client, table }: Pick<CountedStore, 'ledger' | 'client' | 'table'>,
  period: BillingPeriod,
  account: string,
): Promise<Item> {
  const matrix = costMatrix(linesOf());
  await ledger.costs.record({
    account,
    fetchedAt: fetchedAt(period),
    origin: 'payer',
    days: daysOf(daysOfBillingPeriod(period)).map((day) => ({
      day,
      estimated: false,
      metrics: ['unblended', 'amortized', 'net-unblended', 'net-amortized'],
      matrix,
    })),
  });
  const { Items: [month] = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :account AND sk = :month',
      ExpressionAttributeValues: {
        ':account': { S: `account#${account}` },
        ':month': { S: `month#${period}` },
      },
    }),
  );
  if (!month) throw new Error(`The month of ${account} was not recorded`);
  return month;
}

function linesOf(): CostLine[] {
  return Array.from({ length: services }, (_, index) => index).flatMap((service) =>
    ['Usage', 'Tax', 'Credit', 'Support'].slice(0, 1 + (service % 4)).map((chargeType) => ({
      service: `Amazon Service Number ${service}`,
      chargeType,
      currency: 'USD',
      amounts: {
        unblended: parseAmount(amount),
        amortized: parseAmount(amount),
        'net-unblended': parseAmount(amount),
        'net-amortized': parseAmount(amount),
      },
    })),
  );
}

function copyFor(account: string, template: Item, period: BillingPeriod): Item {
  // As the ledger spreads accounts over its index.
  const shard = createHash('sha256').update(account).digest().readUInt32BE() % shards;
  return {
    ...template,
    pk: { S: `account#${account}` },
    gsi1pk: { S: `month#${period}#${shard}` },
    gsi1sk: { S: account },
    account: { S: account },
    shard: { N: String(shard) },
  };
}
