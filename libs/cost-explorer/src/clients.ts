import { CostExplorerClient, type CostExplorerClientConfig } from '@aws-sdk/client-cost-explorer';
import { connections, maxAttempts } from '@orgcost/aws-client';
import { rateLimit } from './rate-limit';

type Credentials = NonNullable<CostExplorerClientConfig['credentials']>;

export interface CostExplorerClientsOptions extends Omit<
  CostExplorerClientConfig,
  'credentials' | 'region'
> {
  /** HTTP requests of all clients together, retries included. The service's own limit is not published. */
  readonly requestsPerSecond?: number;
  /** Longest wait for an answer. */
  readonly requestTimeoutSeconds?: number | undefined;
}

/**
 * Makes clients for any number of accounts, which share one pool of connections and one pace. A client holds nothing
 * that must be closed: do not `destroy` it, for that would close the connections of all.
 *
 * Retries are the SDK's. Its default mode `standard` suits, rather than `adaptive`, because that one learns a pace for
 * each client, of which an account's makes only a few requests; here the pace is common to all. AWS_RETRY_MODE, or the
 * profile, may say otherwise.
 */
export function createCostExplorerClients({
  requestsPerSecond = 10,
  requestTimeoutSeconds = 90,
  ...given
}: CostExplorerClientsOptions = {}): (credentials: Credentials) => CostExplorerClient {
  const limitRate = rateLimit(requestsPerSecond);
  const config: CostExplorerClientConfig = {
    maxAttempts: maxAttempts(given),
    // A query over a whole organization may take most of a minute.
    requestHandler: connections(requestTimeoutSeconds),
    ...given,
    // The one endpoint that it has: https://docs.aws.amazon.com/general/latest/gr/billing.html
    region: 'us-east-1',
  };
  return (credentials) => {
    const client = new CostExplorerClient({ ...config, credentials });
    limitRate(client);
    return client;
  };
}
