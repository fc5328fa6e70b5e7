import { parseInstant } from '@orgcost/domain';
import { awsFault, scriptedAws } from '@orgcost/testing';
import { createCollector } from './composition';

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

it('asks DynamoDB as often as AWS_MAX_ATTEMPTS says', async () => {
  const aws = await scriptedAws(() => awsFault('InternalServerError', 'oops', 500));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: aws.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_MAX_ATTEMPTS: '2',
  });
  const { runs } = createCollector(
    {
      table: 'orgcost',
      memberRoleName: 'OrgCostCollector',
      externalId: 'secret',
      ownerTag: 'owner',
      mode: 'member',
      requestsPerSecond: 10,
      concurrency: 16,
      functionsAtATime: 1,
      batchSize: 100,
    },
    () => parseInstant('2026-11-23T06:00:00Z'),
  );

  await expect(runs.run('2026-11-23T06:00:00.000Z-scheduled')).rejects.toThrow('oops');
  await aws.close();
  expect(aws.calls).toHaveLength(2);
});
