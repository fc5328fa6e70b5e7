import { createOrganizationsClient } from './organizations-client';

test('Organizations lives in one Region of each partition, and is asked ten times', async () => {
  const { config } = createOrganizationsClient();
  expect([await config.region(), await config.maxAttempts()]).toEqual(['us-east-1', 10]);

  const china = createOrganizationsClient({ partition: 'aws-cn' });
  expect(await china.config.region()).toBe('cn-northwest-1');
});
