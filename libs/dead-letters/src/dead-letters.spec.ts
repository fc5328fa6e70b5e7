import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { awsFault, scriptedAws, type AwsReply } from '@orgcost/testing';
import { findDeadLetters } from './dead-letters';
import { createSqsClient } from './sqs-client';

const environment = { ...process.env };
const keyDenied =
  "is denied the queue's key: allow kms:Decrypt and kms:GenerateDataKey in the caller's policy, as docs/deploy.md tells";

let local: LocalOrganization;

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment, { AWS_REGION: 'eu-central-1' });
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

const find = (name = 'orgcost-alarms-dead') => findDeadLetters(createSqsClient(), name);

test('messages are counted as they come and go, in the Region of the queue', async () => {
  const queue = await find();
  expect(await queue.count()).toEqual({ waiting: 0, inFlight: 0 });
  local.plantDeadLetters({ messages: ['one', 'two'], inFlight: 3 });
  expect(await queue.count()).toEqual({ waiting: 2, inFlight: 3 });
  expect(await createSqsClient().config.region()).toBe('us-east-1');
});

test('a queue that there is not is named', async () => {
  await expect(find('others')).rejects.toMatchObject({
    name: 'InvalidInputError',
    message:
      'There is no queue others in this account: deploy OrgCost first, as docs/deploy.md tells',
  });
});

test.each(['GetQueueUrl', 'GetQueueAttributes', 'ListMessageMoveTasks', 'StartMessageMoveTask'])(
  'where %s is denied, that is named with its mend',
  async (operation) => {
    local.setFaults({ planned: [{ operation, kind: 'access-denied' }] });
    const using = async () => {
      const queue = await find();
      await queue.lastMove();
      await queue.beginMove();
    };
    await expect(using()).rejects.toMatchObject({
      name: 'DeadLettersError',
      message: `The queue orgcost-alarms-dead: sqs:${operation} is denied: allow it in the caller's policy`,
      cause: expect.objectContaining({ name: expect.stringMatching(/^AccessDenied/) }),
    });
  },
);

test.each<[string, AwsReply, string]>([
  [
    "the queue's key",
    awsFault('KmsAccessDenied', 'The ciphertext refers to a customer master key'),
    keyDenied,
  ],
  [
    'an action of KMS',
    awsFault('AccessDeniedException', 'User x is not authorized to perform: kms:Decrypt'),
    keyDenied,
  ],
  [
    'no attributes',
    { body: { Attributes: {} } },
    'answered with what makes no sense: QueueArn: expected string, received undefined, and 2 more',
  ],
])('where SQS has %s to answer, that is told in a line', async (_, reply, message) => {
  const aws = await scriptedAws(({ operation }) =>
    operation === 'GetQueueUrl' ? { body: { QueueUrl: aws.endpoint } } : reply,
  );
  const client = createSqsClient({ endpoint: aws.endpoint, maxAttempts: 1 });
  const finding = findDeadLetters(client, 'orgcost-alarms-dead').finally(async () => {
    client.destroy();
    await aws.close();
  });
  await expect(finding).rejects.toMatchObject({
    name: 'DeadLettersError',
    message: `The queue orgcost-alarms-dead: sqs:GetQueueAttributes ${message}`,
  });
});
