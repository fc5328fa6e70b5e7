import { setTimeout } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { skewedClock } from './faults/skewed-clock';
import { firstHalf, spoil } from './faults/spoil';
import type { Context } from './handlers/handler';
import { createHandlers } from './handlers/handlers';
import type { RequestLog } from './request-log';
import { AwsError } from './wire/aws-error';
import { awsJson } from './wire/aws-json';
import { awsQuery, versionOf } from './wire/aws-query';
import { regionOf, signedServiceOf } from './wire/credentials';
import { speaksXml, type Call, type Protocol } from './wire/protocol';
import { restJson } from './wire/rest-json';
import { restXml } from './wire/rest-xml';

/**
 * All services behind one address, told apart by what their clients send.
 * @param context asked for at each request, for the day and the faults change
 */
export function createServer(
  context: () => Omit<Context, 'region'>,
  log: RequestLog,
): Hono<{ Bindings: HttpBindings }> {
  const handlers = createHandlers();
  let requests = 0;

  const perform = async (call: Call, headers: Headers) => {
    const current = context();
    const handler = handlers[call.service][call.operation];
    if (!handler) throw unknownOperation(call);
    const { expireCredentialsAfterRequests: uses } = current.faults.settings;
    const caller = current.credentials.authenticate(headers, call.service, uses);
    const region = regionOf(headers);
    const output = await handler({ ...current, region }, caller, call.input);
    return { account: caller.account, output };
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('*', async ({ req: { raw: request, path }, env: connection }) => {
    const { headers } = request;
    requests += 1;
    const requestId = `00000000-0000-4000-8000-${String(requests).padStart(12, '0')}`;
    const body = await request.text();
    const protocol = protocolOf(request, path, body);
    // Whatever the answer will be, refused and spoiled ones too.
    if (context().faults.clockIsSkewed) {
      connection.outgoing.setHeader('date', skewedClock().toUTCString());
    }
    try {
      const call = protocol.read(headers, body);
      log.arrived(call.operation);
      const { faults, credentials } = context();
      const planned = faults.takePlanned(call, credentials.callerOf(headers));
      if (planned) {
        const output = async () => (await perform(call, headers)).output;
        const exchange = { call, headers, connection, protocol, requestId, output };
        const spoiled = await spoil(planned, exchange);
        if (spoiled) return spoiled;
      }
      const { delayMilliseconds, malformed, refusal } = faults.draw(call);
      if (delayMilliseconds > 0) await delay(delayMilliseconds);
      if (refusal) throw refusal;
      const { account, output } = await perform(call, headers);
      const response = protocol.answer(call, output, requestId);
      if (malformed) return await firstHalf(response);
      log.answered(call.operation, account);
      return response;
    } catch (error) {
      if (error instanceof AwsError) return protocol.refuse(error, requestId);
      throw error;
    }
  });
  return app;
}

/** Operations have paths of their own where they are not named in the headers or the body. */
function protocolOf({ headers, method, url }: Request, path: string, body: string): Protocol {
  if (signedServiceOf(headers) === 's3') return restXml(method, new URL(url));
  if (path !== '/') return restJson(method, path);
  return headers.has('x-amz-target') ? awsJson(headers) : awsQuery(body);
}

/** Keeps no program alive that has nothing else to do. */
function delay(milliseconds: number): Promise<void> {
  return setTimeout(milliseconds, undefined, { ref: false });
}

function unknownOperation({ service, operation }: Call): AwsError {
  return speaksXml(service)
    ? new AwsError(
        'InvalidAction',
        `Could not find operation ${operation} for version ${versionOf(service)}`,
      )
    : new AwsError('UnknownOperationException', `The local organization has no ${operation}`);
}
