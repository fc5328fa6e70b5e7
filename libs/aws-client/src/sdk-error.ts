import type { isThrottlingError } from '@smithy/core/retry';

export type SdkError = Parameters<typeof isThrottlingError>[0];

/** The retry middleware marks every error that it lets through, of the service and of the network. */
export function isSdkError(error: unknown): error is SdkError {
  return error instanceof Error && '$metadata' in error;
}
