import { parseUtcDay } from '@orgcost/domain';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDeployedSetting, type DeployedSetting } from '../../testing/deployed-setting';

jest.setTimeout(60_000);

let setting: DeployedSetting;

beforeEach(async () => {
  setting = await openDeployedSetting(parseUtcDay('2026-11-07'), 100);
  await setting.deploy();
});

afterEach(() => setting.close());

const replay = (line = 'alerts replay') => setting.cli(line);

it('puts messages back, and follows that', async () => {
  setting.organization.plantDeadLetters({ messages: ['one', 'two'] });
  expect(await replay()).toEqual({
    exitCode: 0,
    stdout:
      '2 messages of orgcost-alarms-dead can be put back\n' +
      '2 messages put back: they are recorded within minutes, or come here again\n',
    stderr: [
      'Putting messages back …',
      'Putting messages back: 1 of 2',
      'Putting messages back: 2 of 2',
      'Putting messages back: followed to here',
      '',
    ].join('\n'),
  });
  expect(setting.organization.putBack).toEqual(['one', 'two']);
});

it('tells programs of it', async () => {
  setting.organization.plantDeadLetters({ messages: ['one'], inFlight: 2 });
  const { exitCode, stdout } = await replay('alerts replay --json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    queue: 'orgcost-alarms-dead',
    waiting: 1,
    inFlight: 2,
    move: { state: 'COMPLETED', startedAt: expect.stringMatching(/^2026-11-07T/), moved: 1 },
  });
});

it('has nothing to do where nothing is there', async () => {
  expect(await replay()).toEqual({
    exitCode: 0,
    stdout: 'No message of orgcost-alarms-dead can be put back\n',
    stderr: '',
  });
  setting.organization.plantDeadLetters({ inFlight: 1 });
  expect((await replay()).stdout).toBe(
    'No message of orgcost-alarms-dead can be put back\n' +
      '1 message besides, which somebody is looking at: to be put back once the queue has them again\n',
  );
  const { exitCode, stdout } = await replay('alerts replay --json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ queue: 'orgcost-alarms-dead', waiting: 0, inFlight: 1 });
  expect(setting.organization.requests.count('StartMessageMoveTask')).toBe(0);
});

it('follows what somebody else has begun', async () => {
  setting.organization.plantDeadLetters({ messages: ['one', 'two', 'three'], isMoving: true });
  const { exitCode, stdout } = await replay();
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout:
      'Messages of orgcost-alarms-dead are being put back already: 3 are left\n' +
      '3 messages put back: they are recorded within minutes, or come here again\n',
  });
});

it('fails with the reason of SQS', async () => {
  const fails = { after: 1, reason: 'AWS.SimpleQueueService.NonExistentQueue' };
  setting.organization.plantDeadLetters({ messages: ['one', 'two'], fails });
  const { exitCode, stdout, stderr } = await replay();
  expect({ exitCode, stdout, stderr: stderr.split('\n').slice(-2) }).toEqual({
    exitCode: 1,
    stdout: '2 messages of orgcost-alarms-dead can be put back\n1 message put back\n',
    stderr: [
      'orgcost: SQS could not put all of them back: AWS.SimpleQueueService.NonExistentQueue. See what docs/deploy.md says of alerts replay, then run it again',
      '',
    ],
  });
});

it('names what is denied to it once it puts them back', async () => {
  setting.organization.plantDeadLetters({ messages: ['one'] });
  const operation = 'StartMessageMoveTask';
  setting.organization.setFaults({ planned: [{ operation, kind: 'access-denied' }] });
  expect(await replay()).toEqual({
    exitCode: 1,
    stdout: '1 message of orgcost-alarms-dead can be put back\n',
    stderr: [
      'Putting messages back …',
      'Messages could not be put back',
      "orgcost: The queue orgcost-alarms-dead: sqs:StartMessageMoveTask is denied: allow it in the caller's policy",
      '',
    ].join('\n'),
  });
});

it('leaves it going on where it is to stop', async () => {
  setting.organization.plantDeadLetters({ messages: ['one', 'two'] });
  const outcome = await setting.cli('alerts replay', { stop: AbortSignal.abort() });
  expect({ exitCode: outcome.exitCode, stdout: outcome.stdout }).toEqual({
    exitCode: 3,
    stdout:
      '2 messages of orgcost-alarms-dead can be put back\n' +
      '1 message put back so far. It goes on without this program: the same command follows it again\n',
  });
});

it.each([
  [
    'where there is no queue',
    async () => {
      setting.organization.plantDeadLetters({ isMissing: true });
      await Promise.resolve();
    },
    2,
    'There is no queue orgcost-alarms-dead in this account: deploy OrgCost first, as docs/deploy.md tells',
  ],
  [
    'where AWS refuses',
    async () => {
      const operation = 'GetQueueAttributes';
      setting.organization.setFaults({ planned: [{ operation, kind: 'access-denied' }] });
      await Promise.resolve();
    },
    1,
    "The queue orgcost-alarms-dead: sqs:GetQueueAttributes is denied: allow it in the caller's policy",
  ],
  [
    'to anyone of another account',
    () => setting.deploy({ trackerAccount: '222222222222' }),
    2,
    'arn:aws:iam::721699219152:user/orgcost is not of deployment.trackerAccount, 222222222222: sign in to that account',
  ],
  [
    'without a deployment in the config',
    () => writeFile(join(setting.folder, 'orgcost.config.yaml'), 'table: orgcost\n'),
    2,
    'orgcost.config.yaml, line 1: collection is missing',
  ],
])('is refused in a line %s', async (_, given, exitCode, message) => {
  await given();
  const outcome = await replay();
  const [first] = outcome.stderr.split('\n');
  expect({ ...outcome, stderr: first }).toEqual({
    exitCode,
    stdout: '',
    stderr: `orgcost: ${message}`,
  });
});
