import { CloudWatchClient, type CloudWatchClientConfig } from '@aws-sdk/client-cloudwatch';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** For billing alarms, wherever the caller is: AWS has its billing metric in us-east-1, and alarms on it nowhere else. */
export function createCloudWatchClient(
  config: Omit<CloudWatchClientConfig, 'region'> = {},
): CloudWatchClient {
  return new CloudWatchClient({
    maxAttempts: maxAttempts(config),
    requestHandler: connections(),
    ...config,
    region: 'us-east-1',
  });
}
