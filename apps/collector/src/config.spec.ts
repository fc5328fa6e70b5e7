import { InvalidInputError } from '@orgcost/domain';
import { readConfig } from './config';

const required = {
  TABLE_NAME: 'orgcost',
  MEMBER_ROLE_NAME: 'OrgCostCollector',
  EXTERNAL_ID: 'a1b2c3',
};

test('what is not set has a default, and what is empty is not set', () => {
  expect(readConfig({ ...required, PAYER_ROLE_ARN: '', OWNER_TAG: '', HOME: '/tmp' })).toEqual({
    table: 'orgcost',
    memberRoleName: 'OrgCostCollector',
    externalId: 'a1b2c3',
    ownerTag: 'owner',
    mode: 'member',
    requestsPerSecond: 10,
    concurrency: 16,
    functionsAtATime: 1,
    batchSize: 100,
  });
});

test('everything can be set', () => {
  expect(
    readConfig({
      ...required,
      PAYER_ROLE_ARN: 'arn:aws:iam::111111111111:role/OrgCostPayer',
      OWNER_TAG: 'team',
      COLLECTION_MODE: 'payer',
      REQUESTS_PER_SECOND: '2.5',
      CONCURRENCY: '4',
      BATCH_SIZE: '50',
    }),
  ).toEqual({
    table: 'orgcost',
    memberRoleName: 'OrgCostCollector',
    externalId: 'a1b2c3',
    payerRoleArn: 'arn:aws:iam::111111111111:role/OrgCostPayer',
    ownerTag: 'team',
    mode: 'payer',
    requestsPerSecond: 2.5,
    concurrency: 4,
    functionsAtATime: 1,
    batchSize: 50,
  });
});

test.each([
  [
    { TABLE_NAME: undefined },
    'Environment: TABLE_NAME must be the name of the DynamoDB table, such as orgcost',
  ],
  [
    { PAYER_ROLE_ARN: 'OrgCostPayer', COLLECTION_MODE: 'both', CONCURRENCY: '1.5' },
    'Environment: PAYER_ROLE_ARN must be the ARN of a role in the management account, such as ' +
      'arn:aws:iam::111111111111:role/OrgCostPayer; COLLECTION_MODE must be member or payer; ' +
      'CONCURRENCY must be a whole number from 1 to 1000',
  ],
  [
    { REQUESTS_PER_SECOND: 'many', BATCH_SIZE: '0' },
    'Environment: REQUESTS_PER_SECOND must be a number above 0, at most 1000; ' +
      'BATCH_SIZE must be a whole number from 1 to 200',
  ],
])('one line names each variable that is missing or wrong: %j', (wrong, message) => {
  expect(() => readConfig({ ...required, ...wrong })).toThrow(new InvalidInputError(message));
});
