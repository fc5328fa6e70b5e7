import { openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { once } from 'node:events';
import {
  Agent,
  createServer,
  IncomingMessage,
  request as send,
  type IncomingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import * as z from 'zod';

export interface WrittenItem {
  readonly pk: string;
  readonly sk: string;
}

/** What is done with a write: carried out, refused before, or carried out with its answer lost. */
export type WriteFate = 'pass' | 'refuse' | 'lose-answer';

/** A call of the ledger. */
export interface LedgerCall {
  readonly operation: string;
  /** It puts an item on a condition. */
  readonly conditional: boolean;
}

/** What is done with a call: an answer in DynamoDB's place, none at all, or as with a write. */
export type CallFate =
  WriteFate | 'throttle' | 'server-error' | 'timeout' | 'unprocessed' | 'conditional-failure';

export interface CountedDynamoDb {
  readonly endpoint: string;
  /** What is behind it: nothing that is asked here is counted, or fails. */
  readonly undisturbedEndpoint: string;
  /** Items written since the last `reset`, in order. */
  readonly written: readonly WrittenItem[];
  /** Operations called since the last `reset`, such as `PutItem`. */
  readonly operations: ReadonlySet<string>;
  /** Requests that wrote since the last `reset`. */
  readonly writes: number;
  reset(): void;
  /** Asked before each write, with its number since the last `reset`, from 1. */
  onWrite(decide: (number: number) => WriteFate): void;
  /** Asked before each call. */
  onCall(decide: (call: LedgerCall) => CallFate): void;
  close(): Promise<void>;
}

/** A DynamoDB endpoint that counts what is written, and can fail at any write. */
export async function startCountedDynamoDb(): Promise<CountedDynamoDb> {
  const dynamoDb = await openInMemoryDynamoDb();
  const written: WrittenItem[] = [];
  const operations = new Set<string>();
  let writes = 0;
  let decide: (number: number) => WriteFate = () => 'pass';
  let decideCall: (call: LedgerCall) => CallFate = () => 'pass';

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await textOf(request);
    const body: unknown = JSON.parse(asked);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    operations.add(operation);
    const items = writtenItems(operation, body);
    const planned = decideCall({ operation, conditional: conditional.safeParse(body).success });
    if (planned === 'timeout') return;
    const substitute = substitutes[planned]?.(body);
    if (substitute) {
      response.writeHead(substitute.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(substitute.body));
      return;
    }
    const ofWrite = items.length > 0 ? decide((writes += 1)) : 'pass';
    const fate = planned === 'pass' ? ofWrite : planned;
    if (fate === 'refuse') {
      request.socket.destroy();
      return;
    }
    const answer = await forward(request, asked);
    if (answer.status === 200) written.push(...items);
    if (fate === 'lose-answer') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(answer.text);
  }

  // Connections end here before dynalite ends them: one that is taken up again is never just being closed.
  const agent = new Agent({ keepAlive: true, timeout: 1000 });
  async function forward({ headers }: IncomingMessage, body: string) {
    const forwarded = send(dynamoDb.endpoint, { method: 'POST', agent, headers: signed(headers) });
    forwarded.end(body);
    const [answer] = z
      .tuple([z.instanceof(IncomingMessage)])
      .parse(await once(forwarded, 'response'));
    return { status: answer.statusCode ?? 500, text: await textOf(answer) };
  }

  const server = createServer((request, response) => void serve(request, response));
  // An idle connection that is closed while it is taken up again would look like a refused write.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${addressOf(server.address()).port}`,
    undisturbedEndpoint: dynamoDb.endpoint,
    written,
    operations,
    get writes() {
      return writes;
    },
    reset() {
      written.length = 0;
      operations.clear();
      writes = 0;
      decide = () => 'pass';
      decideCall = () => 'pass';
    },
    onWrite(next) {
      decide = next;
    },
    onCall(next) {
      decideCall = next;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      agent.destroy();
      await dynamoDb.close();
    },
  };
}

const conditional = z.object({ ConditionExpression: z.string() });

/** Answers that DynamoDB never gave. */
const substitutes: Partial<Record<CallFate, (body: unknown) => { status: number; body: object }>> =
  {
    throttle: () => refusal('ProvisionedThroughputExceededException', 'The level was exceeded'),
    'server-error': () => refusal('InternalServerError', 'The request could not be handled', 500),
    'conditional-failure': () =>
      refusal('ConditionalCheckFailedException', 'The conditional request failed'),
    unprocessed: (body) => ({
      status: 200,
      body: { UnprocessedItems: batchWriteItem.parse(body).RequestItems },
    }),
  };

function refusal(name: string, message: string, status = 400) {
  return {
    status,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message },
  };
}

/** What dynalite asks for; the rest belongs to the connection. */
function signed(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
  return Object.fromEntries(names.map((name) => [name, String(headers[name])]));
}

const key = z.looseObject({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const putItem = z.object({ Item: key });
const batchWriteItem = z.object({
  RequestItems: z.record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: key }) }))),
});

/** The ledger only ever puts: anything else that writes fails here, so that none is overlooked. */
function writtenItems(operation: string, body: unknown): WrittenItem[] {
  switch (operation) {
    case 'PutItem':
      return [itemOf(putItem.parse(body).Item)];
    case 'BatchWriteItem':
      return Object.values(batchWriteItem.parse(body).RequestItems)
        .flat()
        .map(({ PutRequest }) => itemOf(PutRequest.Item));
    case 'UpdateItem':
    case 'DeleteItem':
    case 'TransactWriteItems':
      throw new Error(`The ledger is not expected to call ${operation}`);
    default:
      return [];
  }
}

function itemOf({ pk, sk }: z.infer<typeof key>): WrittenItem {
  return { pk: pk.S, sk: sk.S };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return address;
}
