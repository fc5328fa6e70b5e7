import { setTimeout } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Call, Protocol } from '../wire/protocol';
import type { FaultKind } from './planned-faults';
import { refusalOf } from './refusals';
import { isSignedFor, skewedClock } from './skewed-clock';

/** A request and all that it takes to answer it. */
export interface Exchange {
  readonly call: Call;
  readonly headers: Headers;
  readonly connection: HttpBindings;
  readonly protocol: Protocol;
  readonly requestId: string;
  /** What the operation answers. @throws AwsError */
  readonly output: () => Promise<unknown>;
}

/** Has a fault happen to an exchange; undefined where the client evades it, having corrected its clock. */
export async function spoil(kind: FaultKind, exchange: Exchange): Promise<Response | undefined> {
  const { call, headers, connection, protocol, requestId, output } = exchange;
  const answer = async () => protocol.answer(call, await output(), requestId);
  switch (kind) {
    case 'timeout':
      return silence(connection);
    case 'reset':
      connection.incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    case 'truncated':
      return truncated(connection, await answer());
    case 'malformed':
      return firstHalf(await answer());
    case 'wrong-type':
      return protocol.answer(call, wronglyTyped(await output()), requestId);
    case 'clock-skew':
      if (isSignedFor(headers, skewedClock())) return undefined;
      return protocol.refuse(refusalOf(kind, call.service), requestId);
    default:
      return protocol.refuse(refusalOf(kind, call.service), requestId);
  }
}

/** What is no whole text of its format, though its header says that nothing is missing. */
export async function firstHalf(response: Response): Promise<Response> {
  const body = await response.text();
  return new Response(body.slice(0, body.length / 2), response);
}

/** Sends half of what its header promises. */
async function truncated({ outgoing }: HttpBindings, response: Response): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), 'content-length': body.length };
  outgoing.writeHead(response.status, headers);
  outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** Texts become lists, everything else a text. */
function wronglyTyped(output: unknown): unknown {
  return Object.fromEntries(
    Object.entries(output ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? [7] : 'seven',
    ]),
  );
}

/** Until the client hangs up. Keeps no program alive that has nothing else to do. */
async function silence({ incoming }: HttpBindings): Promise<Response> {
  while (!incoming.socket.destroyed) await setTimeout(20, undefined, { ref: false });
  return RESPONSE_ALREADY_SENT;
}
