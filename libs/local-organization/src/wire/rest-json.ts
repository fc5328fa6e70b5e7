import { AwsError } from './aws-error';
import { parseJson } from './parse-json';
import type { Protocol, ServiceName } from './protocol';

interface Route {
  readonly service: ServiceName;
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Its groups are members of the input. */
  readonly path: RegExp;
}

const routes: readonly Route[] = [
  {
    service: 'SES',
    operation: 'SendEmail',
    method: 'POST',
    path: /^\/v2\/email\/outbound-emails$/,
  },
  { service: 'SES', operation: 'GetAccount', method: 'GET', path: /^\/v2\/email\/account$/ },
  {
    service: 'SES',
    operation: 'GetEmailIdentity',
    method: 'GET',
    path: /^\/v2\/email\/identities\/(?<EmailIdentity>[^/]+)$/,
  },
  {
    service: 'SES',
    operation: 'GetSuppressedDestination',
    method: 'GET',
    path: /^\/v2\/email\/suppression\/addresses\/(?<EmailAddress>[^/]+)$/,
  },
];

/**
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 * @param method with the path, names the operation
 */
export function restJson(method: string, path: string): Protocol {
  return {
    read(_headers, body) {
      const route = routes.find((each) => each.method === method && each.path.test(path));
      if (!route) {
        throw new AwsError('UnknownOperationException', `There is no ${method} ${path}`, 404);
      }
      const { service, operation } = route;
      const named = Object.entries(route.path.exec(path)?.groups ?? {}).map(
        ([name, value]) => [name, decodeURIComponent(value)] as const,
      );
      const given = body === '' ? {} : parseJson(body);
      return { service, operation, input: Object.assign({}, given, Object.fromEntries(named)) };
    },
    answer: (_call, output, requestId) => respond(200, output, requestId),
    refuse: ({ code, message, status, members }, requestId) =>
      respond(status, { message, ...members }, requestId, { 'x-amzn-errortype': code }),
  };
}

function respond(
  status: number,
  body: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { 'x-amzn-requestid': requestId, ...headers } });
}
