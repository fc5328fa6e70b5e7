import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig, openEmbeddedDynamoDb } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable } from '@orgcost/ledger-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { snapshotOf, type Snapshot } from './contents';
import { judge, type Reference, type Verdict } from './judge';
import type { Stage } from './stage';
import type { Tried } from './try-cell';

/** Blocks of 512 bytes at which a file ends: too few to open a store, and enough for some accounts, and for most. */
const limits = [1, 60, 160];

/**
 * Collects into an embedded store whose files cannot grow beyond some size, then without that limit.
 * @throws Error naming the promise that was broken
 */
export async function tryFullDisk(stage: Stage, reference: Reference): Promise<Tried> {
  let last: Tried | undefined;
  for (const maxFileBlocks of limits) {
    const directory = stage.folder();
    const collect = async (limit?: number): Promise<Verdict> => {
      const args = ['collect', '--json', '--ledger', directory];
      const told = await (limit === undefined ? stage.run(args) : stage.runLimited(args, limit));
      return judge(told, await snapshotOfFolder(directory, reference), reference);
    };
    const lasting = await collect(maxFileBlocks);
    if (lasting.end === 'complete') throw new Error(`Broken: ${maxFileBlocks} blocks are a limit`);
    const passing = await collect();
    if (!isDeepStrictEqual(await snapshotOfFolder(directory, reference), reference.member)) {
      throw new Error('Broken: the ledger is the undisturbed one in the end');
    }
    last = { lasting, passing };
  }
  if (!last) throw new Error('There is no limit');
  return last;
}

async function snapshotOfFolder(directory: string, { accounts }: Reference): Promise<Snapshot> {
  const store = await openEmbeddedDynamoDb({ directory });
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  try {
    await createTable(client, 'orgcost');
    return await snapshotOf(createLedger({ client, table: 'orgcost' }), accounts);
  } finally {
    client.destroy();
    await store.close();
  }
}
