import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** For the queue of alarms, wherever the caller is: it is in the Region of AWS's billing metric. */
export function createSqsClient(config: Omit<SQSClientConfig, 'region'> = {}): SQSClient {
  return new SQSClient({
    maxAttempts: maxAttempts(config),
    requestHandler: connections(),
    ...config,
    region: 'us-east-1',
  });
}
