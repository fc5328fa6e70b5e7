// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- for the projects that import this one
/// <reference path="./dynalite.d.ts" />
import dynalite from 'dynalite';
import { closeServer } from './close-server';
import { listenOnLoopback } from './loopback';

export interface InMemoryDynamoDb {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** A DynamoDB endpoint on this machine that forgets everything when it is closed. */
export async function openInMemoryDynamoDb(): Promise<InMemoryDynamoDb> {
  const server = dynalite({ createTableMs: 0 });
  const endpoint = await listenOnLoopback(server);
  return { endpoint, close: () => closeServer(server) };
}
