import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** For the central topic, wherever the caller is: it is in the Region of AWS's billing metric. */
export function createSnsClient(config: Omit<SNSClientConfig, 'region'> = {}): SNSClient {
  return new SNSClient({
    maxAttempts: maxAttempts(config),
    requestHandler: connections(),
    ...config,
    region: 'us-east-1',
  });
}
