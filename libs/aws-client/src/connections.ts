import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * Connections of which every request ends: the SDK alone would wait for ever for an answer that does not come.
 * @param requestTimeoutSeconds longest wait for an answer, and for each further piece of it
 */
export function connections(requestTimeoutSeconds = 30): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: 5_000,
    requestTimeout: requestTimeoutSeconds * 1000,
    throwOnRequestTimeout: true,
    socketTimeout: requestTimeoutSeconds * 1000,
  });
}
