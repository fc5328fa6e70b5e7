import { StandardRetryStrategy } from '@smithy/core/retry';

type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry'];

/**
 * Asks again where AWS refused to listen, and never otherwise: after a connection that broke off, or an error of the
 * service, what was asked for may have been done.
 */
export class ThrottledRetries extends StandardRetryStrategy {
  override refreshRetryTokenForRetry(...[token, error]: Parameters<Refresh>): ReturnType<Refresh> {
    return error.errorType === 'THROTTLING' && !isDailyQuota(error.error)
      ? super.refreshRetryTokenForRetry(token, error)
      : Promise.reject(new Error('It may have been done'));
  }
}

/** No wait of seconds ends it. */
function isDailyQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'LimitExceededException';
}
