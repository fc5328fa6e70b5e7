import { PublishCommand, type PublishCommandInput } from '@aws-sdk/client-sns';
import { startLocalOrganization, type LocalOrganization } from '../../local-organization';
import type { PublishedMessage } from '../../topic/topic';
import { clientsOf } from '../../testing/clients';
import { accountNamed, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;
let delivered: PublishedMessage[];

beforeEach(async () => {
  delivered = [];
  local = await startLocalOrganization({
    today: origin,
    onPublish: async (message) => {
      await Promise.resolve();
      delivered.push(message);
    },
  });
});
afterEach(() => local.close());

function publish(input: Partial<PublishCommandInput> = {}) {
  const { topicArn: TopicArn } = local.settings;
  return clientsOf(local).sns.send(new PublishCommand({ TopicArn, Message: 'Hello', ...input }));
}

it('keeps what is published, and answers when it is delivered', async () => {
  const { MessageId: first } = await publish({ Message: 'Ü <&>\n2', Subject: 'ä'.repeat(100) });
  expect(delivered).toHaveLength(1);
  const { MessageId: second } = await publish({ Message: 'x'.repeat(256 * 1024) });

  const { topicArn } = local.settings;
  expect(first).not.toBe(second);
  expect(local.published).toEqual([
    { topicArn, subject: 'ä'.repeat(100), message: 'Ü <&>\n2', messageId: first },
    { topicArn, message: 'x'.repeat(256 * 1024), messageId: second },
  ]);
  expect(delivered).toEqual(local.published);
});

it.each<[string, Partial<PublishCommandInput>]>([
  ['Subject', { Subject: 'x'.repeat(101) }],
  ['Subject', { Subject: 'Two\nlines' }],
  ['Subject', { Subject: '' }],
  ['Message', { Message: `${'x'.repeat(256 * 1024 - 1)}ä` }],
  ['Message', { Message: '' }],
  ['TopicArn', { TopicArn: 'orgcost-alarms' }],
  ['Unrecognized key: "MessageStructure"', { MessageStructure: 'json' }],
])('refuses another %s', async (parameter, input) => {
  expect(await refusal(publish(input))).toEqual([
    'InvalidParameterException',
    400,
    `Invalid parameter: ${parameter}`,
  ]);
  expect(local.published).toEqual([]);
});

it('refuses a topic that there is not', async () => {
  const TopicArn = local.settings.topicArn.replace('alarms', 'others');
  expect(await refusal(publish({ TopicArn }))).toEqual([
    'NotFoundException',
    404,
    'Topic does not exist',
  ]);
});

it('refuses callers of other accounts', async () => {
  const { id } = accountNamed('Web Shop Production', local.organization);
  const { topicArn: TopicArn } = local.settings;
  const answer = clientsOf(local)
    .memberSns(id)
    .send(new PublishCommand({ TopicArn, Message: 'Hello' }));
  expect(await refusal(answer)).toEqual([
    'AuthorizationErrorException',
    403,
    `User: arn:aws:sts::${id}:assumed-role/OrgCostReader/spec is not authorized to perform: ` +
      `SNS:Publish on resource: ${TopicArn} because no resource-based policy allows the SNS:Publish action`,
  ]);
});

it('is throttled in the service’s words', async () => {
  local.setFaults({ throttleRate: 1 });
  expect(await refusal(publish())).toEqual(['ThrottledException', 429, 'Rate exceeded']);
});
