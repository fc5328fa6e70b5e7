import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';
import type { Caller } from '../../wire/credentials';
import type { Context, Handler } from '../handler';

const largestMessage = 256 * 1024;

/** What is not in it, such as attributes, the local organization would not deliver. */
const publishInput = z.strictObject({
  TopicArn: z.string().startsWith('arn:aws:sns:'),
  Message: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= largestMessage),
  Subject: z
    .string()
    .regex(/^\P{Cc}{1,100}$/u)
    .optional(),
});

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const publish: Handler = async (context, caller, input) => {
  const { TopicArn, Message: message, Subject: subject } = parse(input);
  const { topic } = context;
  if (TopicArn !== topic.arn) throw new AwsError('NotFound', 'Topic does not exist', 404);
  assertMayPublish(context, caller);
  const { messageId } = await topic.publish({ message, ...(subject !== undefined && { subject }) });
  return { MessageId: messageId };
};

function parse(input: unknown): z.infer<typeof publishInput> {
  const parsed = publishInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => path.join('.') || message);
  throw new AwsError('InvalidParameter', `Invalid parameter: ${wrong.join(', ')}`);
}

/** The topic's policy lets in alarms of all accounts, and of callers its own account's alone. */
function assertMayPublish({ settings, topic }: Context, { account, arn }: Caller): void {
  if (account === settings.trackerAccount) return;
  throw new AwsError(
    'AuthorizationError',
    `User: ${arn} is not authorized to perform: SNS:Publish on resource: ${topic.arn} ` +
      'because no resource-based policy allows the SNS:Publish action',
    403,
  );
}
