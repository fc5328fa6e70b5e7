import { createCloudFormationClient } from './cloudformation-client';

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

test('the StackSet lives in one Region, and CloudFormation is asked ten times', async () => {
  process.env['AWS_REGION'] = 'eu-central-1';
  const { config } = createCloudFormationClient();

  expect([await config.region(), await config.maxAttempts()]).toEqual(['us-east-1', 10]);
});

test('AWS_MAX_ATTEMPTS says otherwise', async () => {
  process.env['AWS_MAX_ATTEMPTS'] = '2';

  expect(await createCloudFormationClient().config.maxAttempts()).toBe(2);
});
