import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { GetTopicAttributesCommand, paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { startLocalOrganization, type LocalOrganization } from '../local-organization';
import { clientsOf } from '../testing/clients';
import { accountNamed, origin } from '../testing/organizations';
import { refusal } from '../testing/refusal';

let local: LocalOrganization;
let shop: string;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin });
  shop = accountNamed('Web Shop Production', local.organization).id;
});
afterEach(() => local.close());

const attributes = (TopicArn = local.settings.topicArn, client = clientsOf(local).sns) =>
  client.send(new GetTopicAttributesCommand({ TopicArn }));

const keyPolicy = (KeyId: string, client = clientsOf(local).kms) =>
  client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));

it('tells of the topic, its policy and its key', async () => {
  const { topicArn, trackerAccount } = local.settings;
  const { Attributes = {} } = await attributes();
  expect({ ...Attributes, Policy: JSON.parse(Attributes['Policy'] ?? '') as unknown }).toEqual({
    TopicArn: topicArn,
    Owner: trackerAccount,
    Policy: {
      Version: '2012-10-17',
      Statement: [
        expect.objectContaining({ Sid: 'AlarmsPublish', Effect: 'Allow', Resource: topicArn }),
        expect.objectContaining({ Sid: 'OnlyEncrypted', Effect: 'Deny', Resource: topicArn }),
      ],
    },
    KmsMasterKeyId: `arn:aws:kms:us-east-1:${trackerAccount}:key/6f1f0b1e-2a54-4f6e-9d0e-0b7c1f5a9c11`,
    SubscriptionsConfirmed: '1',
    SubscriptionsPending: '0',
    SubscriptionsDeleted: '0',
  });
  const { Policy, PolicyName } = await keyPolicy(Attributes['KmsMasterKeyId'] ?? '');
  expect(PolicyName).toBe('default');
  expect(JSON.parse(Policy ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [
      expect.objectContaining({ Sid: 'AdministeredByAccount' }),
      expect.objectContaining({
        Sid: 'UsedByAlarms',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      }),
    ],
  });
});

it('tells of what somebody has changed', async () => {
  local.setTopic({ policy: { Statement: [] }, keyPolicy: { Statement: [1] }, queues: [] });
  const { Attributes = {} } = await attributes();
  expect(Attributes).toMatchObject({ Policy: '{"Statement":[]}', SubscriptionsConfirmed: '0' });
  const { Policy } = await keyPolicy('6f1f0b1e-2a54-4f6e-9d0e-0b7c1f5a9c11');
  expect(Policy).toBe('{"Statement":[1]}');
});

it('knows one topic and one key, and tells them to their account alone', async () => {
  expect(await refusal(attributes(`${local.settings.topicArn}-2`))).toEqual([
    'NotFoundException',
    404,
    'Topic does not exist',
  ]);
  const { memberSns, memberKms } = clientsOf(local);
  expect((await refusal(attributes(local.settings.topicArn, memberSns(shop))))[0]).toBe(
    'AuthorizationErrorException',
  );
  expect((await refusal(keyPolicy('alias/orgcost-alarms')))[0]).toBe('NotFoundException');
  expect((await refusal(keyPolicy('any', memberKms(shop))))[0]).toBe('AccessDeniedException');
});

it('tells of the queues that subscribe, page by page', async () => {
  const listed = async (TopicArn = local.settings.topicArn, client = clientsOf(local).sns) => {
    const endpoints: (string | undefined)[] = [];
    for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
      endpoints.push(...(page.Subscriptions ?? []).map(({ Endpoint }) => Endpoint));
    }
    return endpoints;
  };
  const { trackerAccount } = local.settings;
  expect(await listed()).toEqual([`arn:aws:sqs:us-east-1:${trackerAccount}:orgcost-alarms`]);
  const queues = Array.from({ length: 101 }, (_, index) => `arn:aws:sqs:us-east-1:1:q${index}`);
  local.setTopic({ queues });
  expect(await listed()).toEqual(queues);
  expect((await refusal(listed(`${local.settings.topicArn}-2`)))[0]).toBe('NotFoundException');
  expect((await refusal(listed(undefined, clientsOf(local).memberSns(shop))))[0]).toBe(
    'AuthorizationErrorException',
  );
});
