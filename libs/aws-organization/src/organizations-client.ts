import { OrganizationsClient, type OrganizationsClientConfig } from '@aws-sdk/client-organizations';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** Organizations has one endpoint: https://docs.aws.amazon.com/general/latest/gr/ao.html */
export function createOrganizationsClient(
  config: Omit<OrganizationsClientConfig, 'region'> = {},
): OrganizationsClient {
  return new OrganizationsClient({
    maxAttempts: maxAttempts(config),
    requestHandler: connections(),
    ...config,
    region: 'us-east-1',
  });
}
