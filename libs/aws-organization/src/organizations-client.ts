import { OrganizationsClient, type OrganizationsClientConfig } from '@aws-sdk/client-organizations';

/**
 * Organizations has one endpoint in each partition: https://docs.aws.amazon.com/general/latest/gr/ao.html
 * An organization of thousands is listed in thousands of calls against a low limit, so that retries are many.
 */
export function createOrganizationsClient({
  partition = 'aws',
  ...config
}: Omit<OrganizationsClientConfig, 'region'> & {
  readonly partition?: 'aws' | 'aws-cn';
} = {}): OrganizationsClient {
  return new OrganizationsClient({
    maxAttempts: 10,
    ...config,
    region: partition === 'aws' ? 'us-east-1' : 'cn-northwest-1',
  });
}
