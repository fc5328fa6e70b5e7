import { loadConfig } from '@smithy/core/config';
import { NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from '@smithy/core/retry';

/**
 * Ten, where neither AWS_MAX_ATTEMPTS nor the profile's `max_attempts` says otherwise: of thousands of calls against low
 * limits the SDK's three attempts lose some. At 30% throttling they were seen to lose 7%.
 */
export function maxAttempts(profile: { readonly profile?: string } = {}): () => Promise<number> {
  return loadConfig({ ...NODE_MAX_ATTEMPT_CONFIG_OPTIONS, default: 10 }, profile);
}
