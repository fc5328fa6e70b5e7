// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- for the projects that import this one
/// <reference path="./dynalite.d.ts" />
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { embeddedClientConfig } from './client-config';
import { closeServer } from './close-server';
import { readState, writeState } from './folder-state';
import { listenOnLoopback } from './loopback';
import { prepareStore } from './prepare-store';
import { repairIndexes } from './repair-indexes';
import { watchStore } from './store-failure';

/** The store of a locked folder behind a DynamoDB endpoint, checked first where it was not closed cleanly. */
export async function openStore(directory: string, report: (line: string) => void) {
  const state = await readState(directory);
  const path = join(directory, 'store');
  await prepareStore(path, state === 'new');
  await writeState(directory, false);

  const server = dynalite({ path, createTableMs: 0 });
  const watch = watchStore(server, directory);
  const close = async (): Promise<void> => {
    await closeServer(server);
    watch.stop();
  };
  try {
    const endpoint = await listenOnLoopback(server);
    if (state === 'unclean') {
      report(`The ledger in ${directory} was not closed cleanly: checking it`);
      report(await Promise.race([repair(endpoint), watch.failed]));
    }
    return {
      endpoint,
      failed: watch.failed,
      close: async () => {
        await close();
        // What has failed is to be checked when it is opened again.
        if (watch.sound) await writeState(directory, true);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns what was found, for people */
async function repair(endpoint: string): Promise<string> {
  const client = new DynamoDBClient(embeddedClientConfig(endpoint));
  try {
    const repaired = await repairIndexes(client);
    return repaired === 0
      ? 'The ledger is in order'
      : `Repaired ${repaired} ${repaired === 1 ? 'entry' : 'entries'} of its index`;
  } finally {
    client.destroy();
  }
}
