import type {
  CostExplorerClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-cost-explorer';
import type { FinalizeRequestMiddleware } from '@smithy/types';
import pThrottle from 'p-throttle';

/**
 * One pace for all clients to which it is applied: each attempt, the SDK's retries too, waits for its turn. It does so
 * before the request is signed, as a signature is valid for five minutes only:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function rateLimit(requestsPerSecond: number): (client: CostExplorerClient) => void {
  // One each interval rather than many each second: no bursts, and no rounding of the pace to milliseconds.
  const turn = pThrottle({ limit: 1, interval: 1000 / requestsPerSecond })(() => Promise.resolve());
  const awaitTurn: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> =
    (next) => async (args) => {
      await turn();
      return next(args);
    };
  return ({ middlewareStack }) => {
    middlewareStack.addRelativeTo(awaitTurn, {
      name: 'rateLimit',
      relation: 'before',
      toMiddleware: 'httpSigningMiddleware',
    });
  };
}
