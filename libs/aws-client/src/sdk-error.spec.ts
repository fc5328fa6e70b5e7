import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { awsFault, scriptedAws, type AwsReply, type ScriptedAws } from '@orgcost/testing';
import { isUnreadable } from './message';
import { isSdkError } from './sdk-error';

let aws: ScriptedAws;
let reply: AwsReply;

beforeEach(async () => {
  aws = await scriptedAws(() => reply);
});

afterEach(() => aws.close());

async function thrown(): Promise<unknown> {
  const client = new OrganizationsClient({
    endpoint: aws.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  return client.send(new DescribeOrganizationCommand({})).catch((error: unknown) => error);
}

test.each<[string, AwsReply, boolean]>([
  ['a refusal', awsFault('AccessDeniedException'), false],
  ['the page of a server that is not AWS', { status: 500, body: '<!doctype html>' }, true],
])('%s is an error of the SDK', async (_, answer, unreadable) => {
  reply = answer;
  const error = await thrown();

  expect([isSdkError(error), error instanceof Error && isUnreadable(error)]).toEqual([
    true,
    unreadable,
  ]);
});

test('no answer is an error of the SDK', async () => {
  await aws.close();

  expect(isSdkError(await thrown())).toBe(true);
});

test('what others throw is none', () => {
  expect([new TypeError('oops'), { $metadata: {} }, undefined].map(isSdkError)).toEqual([
    false,
    false,
    false,
  ]);
});
