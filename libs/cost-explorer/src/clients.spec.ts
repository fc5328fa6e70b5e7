import { GetDimensionValuesCommand, type CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { awsFault, scriptedAws, type AwsReply, type ScriptedAws } from '@orgcost/testing';
import { createCostExplorerClients } from './clients';

const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };

let aws: ScriptedAws;
let replies: AwsReply[];
let signedAt: unknown[];

// Only the clock stands still: requests travel over real HTTP.
beforeEach(async () => {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
  });
  replies = [];
  signedAt = [];
  aws = await scriptedAws((_, headers) => {
    signedAt.push(headers['x-amz-date']);
    return replies.shift() ?? { body: { DimensionValues: [] } };
  });
});

const environment = { ...process.env };

afterEach(async () => {
  process.env = { ...environment };
  jest.useRealTimers();
  await aws.close();
});

function ask(client: CostExplorerClient): Promise<unknown> {
  return client.send(
    new GetDimensionValuesCommand({
      TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
      Dimension: 'RECORD_TYPE',
    }),
  );
}

/** Waits until as many requests have arrived, and gives others that should not come time to do so. */
async function arrived(calls: number): Promise<void> {
  while (aws.calls.length < calls) await turn();
  for (let turns = 0; turns < 200; turns += 1) await turn();
}

/** Lets time pass until as many requests have arrived. */
async function arrivedInTime(calls: number): Promise<void> {
  while (aws.calls.length < calls) {
    await turn();
    await jest.advanceTimersByTimeAsync(1000);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('the clients of all accounts keep one pace', async () => {
  const clientFor = createCostExplorerClients({ requestsPerSecond: 2, endpoint: aws.endpoint });
  const asked = Promise.all([1, 2, 3].map(() => ask(clientFor(credentials))));

  await arrived(1);
  expect(aws.calls).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(500);
  await arrived(2);
  expect(aws.calls).toHaveLength(2);
  await jest.advanceTimersByTimeAsync(500);
  await asked;
  expect(aws.calls).toHaveLength(3);
});

test("the SDK's retries wait for their turn, too", async () => {
  const clientFor = createCostExplorerClients({ requestsPerSecond: 0.01, endpoint: aws.endpoint });
  replies.push(awsFault('ThrottlingException'));
  const asked = ask(clientFor(credentials));

  await arrived(1);
  await jest.advanceTimersByTimeAsync(90_000);
  await arrived(1);
  expect(aws.calls).toHaveLength(1);
  await arrivedInTime(2);
  await asked;
  expect(aws.calls).toHaveLength(2);
});

test('a request is signed when its turn has come, however long it waited', async () => {
  jest.setSystemTime(new Date('2026-11-23T06:00:00Z'));
  const clientFor = createCostExplorerClients({ requestsPerSecond: 0.01, endpoint: aws.endpoint });
  const asked = Promise.all([1, 2].map(() => ask(clientFor(credentials))));

  await arrived(1);
  await jest.advanceTimersByTimeAsync(100_000);
  await asked;
  expect(signedAt).toEqual(['20261123T060000Z', '20261123T060140Z']);
});

test('ten attempts are made, and no more', async () => {
  const clientFor = createCostExplorerClients({ requestsPerSecond: 1000, endpoint: aws.endpoint });
  replies.push(...Array.from({ length: 20 }, () => awsFault('LimitExceededException')));
  const asked = ask(clientFor(credentials)).catch((error: unknown) => (error as Error).name);

  await arrivedInTime(10);
  expect(await asked).toBe('LimitExceededException');
  expect(aws.calls).toHaveLength(10);
});

test.each([
  ['standard, with ten attempts, unless told otherwise', {}, 'standard', 10],
  ['as AWS_MAX_ATTEMPTS says', { AWS_MAX_ATTEMPTS: '4' }, 'standard', 4],
  ['as AWS_RETRY_MODE says', { AWS_RETRY_MODE: 'adaptive' }, 'adaptive', 10],
])('retries are %s', async (_, settings, mode, attempts) => {
  Object.assign(process.env, settings);
  const { config } = createCostExplorerClients()(credentials);

  expect([await config.retryStrategy(), await config.maxAttempts()]).toEqual([
    expect.objectContaining({ mode }),
    attempts,
  ]);
});

test('Cost Explorer lives in one Region, whatever the environment says', async () => {
  process.env['AWS_REGION'] = 'eu-central-1';

  expect(await createCostExplorerClients()(credentials).config.region()).toBe('us-east-1');
});

test('all clients share one pool of connections', () => {
  const clientFor = createCostExplorerClients();

  expect(clientFor(credentials).config.requestHandler).toBe(
    clientFor(credentials).config.requestHandler,
  );
});
