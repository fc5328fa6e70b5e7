import { DynamoDBClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { prepareMonth, previewMonth, ruleSetSchema } from '@orgcost/chargeback';
import { billingPeriodSchema, instantFromEpoch, utcDaySchema } from '@orgcost/domain';
import { embeddedClientConfig } from '@orgcost/embedded-dynamodb';
import { createLedger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';

/**
 * Works a month's statements out, and reads the same items bare, by turns; prints the seconds of the quickest turn of each, and
 * how many lines there are, as JSON. Arguments: endpoint, table, billing period, today, number of rules.
 */
const [endpoint, table, period, today, rules] = z
  .tuple([z.string(), z.string(), billingPeriodSchema, utcDaySchema, z.coerce.number()])
  .parse(process.argv.slice(2));

const turns = 5;
const shards = 16;
const client = new DynamoDBClient(embeddedClientConfig(endpoint));
const ledger = createLedger({ client, table });
const ruleSet = ruleSetSchema.parse({
  metric: 'net-amortized',
  rules: Array.from({ length: rules }, (_, index) => ruleOf(index)),
});

/** Of every kind, each of a few accounts, and two of charges of all. */
function ruleOf(index: number): object {
  const name = `Rule ${index + 1}`;
  if (index === rules - 2) {
    return { name, take: { chargeTypes: ['Support'] }, split: { by: 'direct-cost' } };
  }
  if (index === rules - 1) return { name, passOn: 'cc-0000', split: { by: 'direct-cost' } };
  const accounts = [0, 1, 2].map((nth) => String(100_000_000_000 + index * 3 + nth));
  const take = { accounts };
  switch (index % 4) {
    case 0:
      return { name, take, split: { by: 'even' } };
    case 1:
      return { name, take, charge: 'cc-0001' };
    case 2:
      return { name, take, split: { by: 'direct-cost', of: { chargeTypes: ['Usage'] } } };
    default:
      return { name, take: { ...take, chargeTypes: ['Tax'] }, stay: true };
  }
}

let lines = 0;
let items = 0;

async function preview(): Promise<void> {
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
    today,
    missing: [],
    book: [],
    consistent: false,
  });
  await previewMonth(ledger, prepared, instantFromEpoch(Date.now()));
  lines = prepared.draft().reduce((sum, statement) => sum + statement.lines.length, 0);
}

async function bare(): Promise<void> {
  const bill = await ledger.closes.bill(period);
  await Promise.all([
    count({
      KeyConditionExpression: 'pk = :partition',
      ExpressionAttributeValues: { ':partition': { S: `document#${bill?.document}` } },
    }),
    ...['month#' + period, 'accounts', 'assignments'].flatMap((list) =>
      Array.from({ length: shards }, (_, shard) =>
        count({
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :partition',
          ExpressionAttributeValues: { ':partition': { S: `${list}#${shard}` } },
        }),
      ),
    ),
  ]);
}

async function count(query: Omit<QueryCommandInput, 'TableName'>): Promise<void> {
  const pages = paginateQuery({ client }, { TableName: table, ...query });
  for await (const { Count = 0 } of pages) items += Count;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const best = { preview: Infinity, bare: Infinity };
for (let turn = 1; turn <= turns; turn += 1) {
  best.preview = Math.min(best.preview, await secondsOf(preview));
  best.bare = Math.min(best.bare, await secondsOf(bare));
}
client.destroy();
process.stdout.write(JSON.stringify({ ...best, lines, items }));
