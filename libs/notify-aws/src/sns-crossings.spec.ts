import { crossingMessage, type Crossing } from '@orgcost/alerting';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { parseAmount } from '@orgcost/money';
import { createSnsClient } from './sns-client';
import { snsCrossings } from './sns-crossings';

const environment = { ...process.env };
const crossing: Crossing = {
  policy: 'daily',
  account: '333333333333',
  currency: 'USD',
  amount: parseAmount('1204.5'),
  above: parseAmount('1000'),
  at: parseInstant('2026-11-26T06:00:00Z'),
  foundBy: 'ledger',
  period: parseUtcDay('2026-11-25'),
};

let local: LocalOrganization;

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment, { AWS_REGION: 'eu-central-1' });
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

const tell = (changes: Partial<typeof crossing> = {}, topic = local.settings.topicArn) =>
  snsCrossings({ client: createSnsClient(), topic })({ ...crossing, ...changes });

test('a crossing is published with a line for people, in the Region of the topic', async () => {
  await tell();
  expect(local.published).toEqual([
    {
      topicArn: local.settings.topicArn,
      messageId: expect.any(String),
      subject: 'OrgCost: daily of 333333333333',
      message: crossingMessage(crossing),
    },
  ]);
  expect(await createSnsClient().config.region()).toBe('us-east-1');
});

test("an account's id of another provider fits into a subject", async () => {
  await tell({ account: `Größe\n${'x'.repeat(100)}` });
  expect(local.published.map(({ subject }) => subject)).toEqual([
    `OrgCost: daily of Gr??e?${'x'.repeat(76)}`.slice(0, 100),
  ]);
});

test('it is asked for again where the answer was lost', async () => {
  local.setFaults({ planned: [{ operation: 'Publish', kind: 'truncated', times: 1 }] });
  await tell();
  expect(local.published).toHaveLength(2);
});

test('a topic that there is not is an error', async () => {
  await expect(tell({}, local.settings.topicArn.replace('alarms', 'others'))).rejects.toThrow(
    'Topic does not exist',
  );
});
