import { createOrganizationsClient } from './organizations-client';

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

test('Organizations lives in one Region, and is asked ten times', async () => {
  process.env['AWS_REGION'] = 'eu-central-1';
  const { config } = createOrganizationsClient();

  expect([await config.region(), await config.maxAttempts()]).toEqual(['us-east-1', 10]);
});

test('AWS_MAX_ATTEMPTS says otherwise', async () => {
  process.env['AWS_MAX_ATTEMPTS'] = '2';

  expect(await createOrganizationsClient().config.maxAttempts()).toBe(2);
});
