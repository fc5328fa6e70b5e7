import * as z from 'zod';
import { AwsError } from './aws-error';
import type { Protocol } from './protocol';
import { toXml } from './xml';

/** What a handler of S3 answers with. */
export const objectAnswerSchema = z.object({
  status: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
});

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly isOf: 'bucket' | 'object';
  /** The parameter that tells it from others of its method. */
  readonly named?: string;
}

const routes: readonly Route[] = [
  { operation: 'ListObjectVersions', method: 'GET', isOf: 'bucket', named: 'versions' },
  { operation: 'GetObject', method: 'GET', isOf: 'object' },
  { operation: 'PutObject', method: 'PUT', isOf: 'object' },
  { operation: 'DeleteObject', method: 'DELETE', isOf: 'object' },
];

/**
 * S3's own: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
 * @param url `/bucket` or `/bucket/key`, with what else is asked for as its parameters
 */
export function restXml(method: string, url: URL): Protocol {
  return {
    read(headers, body) {
      const [bucket = '', ...key] = url.pathname.slice(1).split('/').map(decodeURIComponent);
      const isOf = key.join('') === '' ? 'bucket' : 'object';
      const route = routes.find(
        (each) =>
          each.method === method &&
          each.isOf === isOf &&
          (each.named === undefined || url.searchParams.has(each.named)),
      );
      if (!route) {
        const message = 'A header you provided implies functionality that is not implemented';
        throw new AwsError('NotImplemented', message, 501);
      }
      return {
        service: 'S3',
        operation: route.operation,
        input: {
          bucket,
          key: key.join('/'),
          parameters: Object.fromEntries(url.searchParams),
          headers: Object.fromEntries(headers),
          body,
        },
      };
    },
    answer(_call, output, requestId) {
      const { status, headers, body } = objectAnswerSchema.parse(output);
      return respond(status, body, { ...headers, 'x-amz-request-id': requestId });
    },
    refuse: ({ code, message, status, members }, requestId) =>
      respond(
        status,
        toXml({ Error: { Code: code, Message: message, ...members, RequestId: requestId } }),
        { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
      ),
  };
}

/** A status of 204 has no body, not even an empty one. */
function respond(status: number, body: string, headers: Record<string, string>): Response {
  return new Response(status === 204 ? null : body, { status, headers });
}
