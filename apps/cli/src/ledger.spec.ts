import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { parseUtcDay } from '@orgcost/domain';
import { openLocalSetting } from './testing/local-setting';

it.each(['runs list', 'collect --dry-run'])('%s makes no table', async (line) => {
  const { embeddedClientConfig, openInMemoryDynamoDb } = await import('@orgcost/embedded-dynamodb');
  const store = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  const setting = await openLocalSetting(parseUtcDay('2026-11-10'), 3);
  try {
    const { exitCode, stdout, stderr } = await setting.cli(
      `${line} --table new --endpoint-url ${store.endpoint}`,
    );
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^orgcost: .*\bnew\b.* does not exist.*\n$/);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  } finally {
    await setting.close();
    client.destroy();
    await store.close();
  }
});
