import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * Connections of which every request ends: the SDK alone would wait for ever for an answer that does not come.
 * @param requestTimeoutSeconds longest wait for an answer
 */
export function connections(requestTimeoutSeconds = 30): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: 5_000,
    requestTimeout: requestTimeoutSeconds * 1000,
    throwOnRequestTimeout: true,
  });
}
