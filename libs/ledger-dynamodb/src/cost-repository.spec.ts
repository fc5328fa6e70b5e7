import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { parseInstant } from '@orgcost/domain';
import {
  embeddedClientConfig,
  openInMemoryDynamoDb,
  type InMemoryDynamoDb,
} from '@orgcost/embedded-dynamodb';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { createLedger } from './ledger';
import { createTable } from './table';

let dynamoDb: InMemoryDynamoDb;
let client: DynamoDBClient;

beforeEach(async () => {
  dynamoDb = await openInMemoryDynamoDb();
  client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
  await createTable(client, 'ledger');
});

afterEach(async () => {
  client.destroy();
  await dynamoDb.close();
});

const account = '111111111111';

it('keeps a day as one revision, committed by its month', async () => {
  const { costs } = createLedger({ client, table: 'ledger' });
  const recorded = await costs.record({
    account,
    fetchedAt: parseInstant('2026-11-03T06:00:00Z'),
    origin: 'member',
    days: [
      aDay('2026-11-01', [
        aLine({ amounts: amounts('1.000000000001', { amortized: '-2' }) }),
        aLine({ service: 'AWS Lambda', chargeType: 'Tax', amounts: amounts('0.19') }),
      ]),
    ],
  });

  expect(recorded).toEqual({ written: ['2026-11-01'], unchanged: [], superseded: [] });
  const { Items } = await client.send(new ScanCommand({ TableName: 'ledger' }));
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
