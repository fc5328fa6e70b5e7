import { KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** For the key of the central topic, wherever the caller is. */
export function createKmsClient(config: Omit<KMSClientConfig, 'region'> = {}): KMSClient {
  return new KMSClient({
    maxAttempts: maxAttempts(config),
    requestHandler: connections(),
    ...config,
    region: 'us-east-1',
  });
}
