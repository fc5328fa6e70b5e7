// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- for the projects that import this one
/// <reference path="./dynalite.d.ts" />
import type { IncomingMessage } from 'node:http';
import dynalite from 'dynalite';
import { closeServer } from './close-server';
import { listenOnLoopback } from './loopback';

export interface InMemoryDynamoDb {
  readonly endpoint: string;
  close(): Promise<void>;
}

export interface InMemoryOptions {
  /** Shown each request before it is served; may listen to its body. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** A DynamoDB endpoint on this machine that forgets everything when it is closed. */
export async function openInMemoryDynamoDb({
  onRequest,
}: InMemoryOptions = {}): Promise<InMemoryDynamoDb> {
  const server = dynalite({ createTableMs: 0 });
  if (onRequest) server.prependListener('request', onRequest);
  const endpoint = await listenOnLoopback(server);
  return { endpoint, close: () => closeServer(server) };
}
