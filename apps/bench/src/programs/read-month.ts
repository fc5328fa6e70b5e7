import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { billingPeriodSchema, metrics, type BillingPeriod } from '@orgcost/domain';
import { embeddedClientConfig } from '@orgcost/embedded-dynamodb';
import { createLedger } from '@orgcost/ledger-dynamodb';
import { RunningSum, zero } from '@orgcost/money';
import * as z from 'zod';

/**
 * Reads one month of an organization with exact totals, and the same items bare, by turns; prints the seconds of the
 * quickest turn of each as JSON. Arguments: endpoint, table, billing period.
 */
const [endpoint, table, period] = z
  .tuple([z.string(), z.string(), billingPeriodSchema])
  .parse(process.argv.slice(2));

const turns = 5;
const shards = 16;
const client = new DynamoDBClient(embeddedClientConfig(endpoint));
const { costs } = createLedger({ client, table });

async function exact(): Promise<number> {
  const sums = new Map(metrics.map((metric) => [metric, new RunningSum()]));
  let months = 0;
  for await (const { matrix } of costs.organizationMonth(period)) {
    months += 1;
    for (const { amounts } of matrix) {
      for (const [metric, sum] of sums) sum.add(amounts[metric] ?? zero);
    }
  }
  for (const sum of sums.values()) sum.total();
  return months;
}

async function bare(): Promise<number> {
  const counts = await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      let items = 0;
      for await (const { Count = 0 } of paginateQuery({ client }, queryOf(period, shard))) {
        items += Count;
      }
      return items;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function queryOf(month: BillingPeriod, shard: number) {
  return {
    TableName: table,
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :month',
    ExpressionAttributeValues: { ':month': { S: `month#${month}#${shard}` } },
  };
}

async function secondsOf(read: () => Promise<number>): Promise<[items: number, seconds: number]> {
  const started = performance.now();
  const items = await read();
  return [items, (performance.now() - started) / 1000];
}

const best = { exact: Infinity, bare: Infinity };
for (let turn = 1; turn <= turns; turn += 1) {
  const [months, exactSeconds] = await secondsOf(exact);
  const [items, bareSeconds] = await secondsOf(bare);
  if (months !== items) throw new Error(`${months} months were read, and ${items} items`);
  best.exact = Math.min(best.exact, exactSeconds);
  best.bare = Math.min(best.bare, bareSeconds);
}
client.destroy();
process.stdout.write(JSON.stringify(best));
