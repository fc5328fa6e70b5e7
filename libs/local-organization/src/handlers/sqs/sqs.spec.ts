import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
  type QueueAttributeName,
} from '@aws-sdk/client-sqs';
import { startLocalOrganization, type LocalOrganization } from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin, timeOfDay: () => 1000 });
});
afterEach(() => local.close());

const QueueName = 'orgcost-alarms-dead';
const startedAt = Date.parse(origin) + 1000;
const numbers: QueueAttributeName[] = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
];

const urlOf = (name = QueueName, sqs = clientsOf(local).sqs) =>
  sqs.send(new GetQueueUrlCommand({ QueueName: name }));
const attributesOf = async (AttributeNames = numbers) =>
  clientsOf(local).sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: (await urlOf()).QueueUrl, AttributeNames }),
  );
const start = (SourceArn = local.settings.deadLettersArn) =>
  clientsOf(local).sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
const list = async (MaxResults?: number) => {
  const { Results } = await clientsOf(local).sqs.send(
    new ListMessageMoveTasksCommand({ SourceArn: local.settings.deadLettersArn, MaxResults }),
  );
  return Results;
};

it('has one queue, whose messages are counted', async () => {
  local.plantDeadLetters({ messages: ['one', 'two'], inFlight: 3 });
  expect((await urlOf()).QueueUrl).toBe(
    `${local.endpoint}/${local.settings.trackerAccount}/${QueueName}`,
  );
  expect((await attributesOf()).Attributes).toEqual({
    QueueArn: local.settings.deadLettersArn,
    ApproximateNumberOfMessages: '2',
    ApproximateNumberOfMessagesNotVisible: '3',
  });
  expect((await attributesOf(['QueueArn'])).Attributes).toEqual({
    QueueArn: local.settings.deadLettersArn,
  });
});

it('moves a message each time that it is asked how far it is', async () => {
  local.plantDeadLetters({ messages: ['one', 'two'] });
  expect(await list()).toEqual([]);
  const { TaskHandle } = await start();
  const task = {
    SourceArn: local.settings.deadLettersArn,
    ApproximateNumberOfMessagesToMove: 2,
    StartedTimestamp: startedAt,
  };
  const running = { ...task, TaskHandle, Status: 'RUNNING' };
  expect(await list()).toEqual([{ ...running, ApproximateNumberOfMessagesMoved: 1 }]);
  expect(local.putBack).toEqual(['one']);
  expect(await list()).toEqual([{ ...running, ApproximateNumberOfMessagesMoved: 2 }]);
  expect(await refusal(start())).toEqual([
    'InvalidParameterValue',
    400,
    'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
  ]);
  const completed = { ...task, Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 };
  expect(await list()).toEqual([completed]);
  expect(await list()).toEqual([completed]);
  expect(local.putBack).toEqual(['one', 'two']);

  await start();
  expect(
    (await list(10))?.map(({ Status, StartedTimestamp }) => [Status, StartedTimestamp]),
  ).toEqual([
    ['COMPLETED', startedAt + 1],
    ['COMPLETED', startedAt],
  ]);
  for (let more = 0; more < 10; more += 1) {
    await start();
    await list();
  }
  expect(await list(10)).toHaveLength(10);
  expect(await list()).toHaveLength(1);
});

it('fails after some of them where it is to', async () => {
  local.plantDeadLetters({
    messages: ['one', 'two'],
    fails: { after: 1, reason: 'AWS.SimpleQueueService.NonExistentQueue' },
  });
  await start();
  await list();
  expect(await list()).toEqual([
    {
      Status: 'FAILED',
      SourceArn: local.settings.deadLettersArn,
      ApproximateNumberOfMessagesMoved: 1,
      ApproximateNumberOfMessagesToMove: 2,
      FailureReason: 'AWS.SimpleQueueService.NonExistentQueue',
      StartedTimestamp: startedAt,
    },
  ]);
  expect((await attributesOf()).Attributes).toMatchObject({ ApproximateNumberOfMessages: '1' });
});

it('may be moving already', async () => {
  local.plantDeadLetters({ messages: ['one'], isMoving: true });
  expect(await list()).toMatchObject([{ Status: 'RUNNING', ApproximateNumberOfMessagesMoved: 1 }]);
});

const missing = ['QueueDoesNotExist', 400, 'The specified queue does not exist.'];

it('has no other queue, nor that one of another account or Region', async () => {
  const { id } = accountNamed('Web Shop Production', local.organization);
  expect(await refusal(urlOf('orgcost-alarms'))).toEqual(missing);
  expect(await refusal(urlOf(QueueName, clientsOf(local).memberSqs(id)))).toEqual(missing);
  expect(await refusal(urlOf(QueueName, clientsOf(local, 'eu-central-1').sqs))).toEqual(missing);
  const QueueUrl = `${local.endpoint}/${id}/${QueueName}`;
  const elsewhere = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
  expect(await refusal(clientsOf(local).sqs.send(elsewhere))).toEqual(missing);
  for (const arn of ['orgcost-alarms', local.settings.deadLettersArn.replace('us-east-1', 'x')]) {
    expect(await refusal(start(arn))).toEqual([
      'ResourceNotFoundException',
      404,
      "The resource that you specified for the SourceArn parameter doesn't exist.",
    ]);
  }
});

it('may have no queue at all', async () => {
  local.plantDeadLetters({ isMissing: true });
  const error: unknown = await urlOf().catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'QueueDoesNotExist',
    Code: 'AWS.SimpleQueueService.NonExistentQueue',
  });
});

it('is throttled, and denies, in the service’s words', async () => {
  local.setFaults({ throttleRate: 1 });
  expect(await refusal(urlOf())).toEqual(['RequestThrottled', 403, 'Rate exceeded']);
  local.setFaults({ planned: [{ operation: 'GetQueueUrl', kind: 'access-denied' }] });
  expect(await refusal(urlOf())).toEqual([
    'AccessDenied',
    400,
    'You are not authorized to perform this operation',
  ]);
});
