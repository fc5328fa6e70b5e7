import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request in AWS's JSON protocol: `X-Amz-Target: Service.Operation`. */
export interface AwsCall {
  readonly operation: string;
  readonly input: unknown;
}

export interface AwsReply {
  readonly status?: number;
  /** Text is sent as it is. */
  readonly body: unknown;
}

export interface ScriptedAws {
  readonly endpoint: string;
  /** Every request that came, in order. */
  readonly calls: readonly AwsCall[];
  close(): Promise<void>;
}

/** An AWS endpoint on localhost that answers each request as the test says, for what an emulator does not do. */
export async function scriptedAws(
  reply: (call: AwsCall, headers: IncomingHttpHeaders) => AwsReply,
): Promise<ScriptedAws> {
  const calls: AwsCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']);
      const input: unknown = JSON.parse(Buffer.concat(chunks).toString());
      const call = { operation: target.slice(target.indexOf('.') + 1), input };
      calls.push(call);
      const { status = 200, body } = reply(call, request.headers);
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An error in AWS's JSON protocol. */
export function awsFault(name: string, message = 'as scripted', status = 400): AwsReply {
  return { status, body: { __type: name, message } };
}
