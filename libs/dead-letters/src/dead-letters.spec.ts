import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { findDeadLetters } from './dead-letters';
import { createSqsClient } from './sqs-client';

const environment = { ...process.env };

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
  local.setFaults({ planned: [{ operation: 'GetQueueUrl', kind: 'access-denied' }] });
  await expect(find()).rejects.toMatchObject({ name: 'AccessDenied' });
});
