import type { DeadLetterQueue } from '../../queue/dead-letter-queue';
import { AwsError } from '../../wire/aws-error';
import type { Caller } from '../../wire/credentials';
import type { Context } from '../handler';

/** The one queue that there is, of its own account and Region alone. */
export function queueNamed(
  { deadLetters, region }: Context,
  { account }: Caller,
  name: string,
): DeadLetterQueue | undefined {
  const arn = `arn:aws:sqs:${region}:${account}:${name}`;
  return arn === deadLetters.arn && !deadLetters.isMissing ? deadLetters : undefined;
}

/** @throws AwsError where there is none */
export function queueOfArn(context: Context, caller: Caller, arn: string): DeadLetterQueue {
  const queue = queueNamed(context, caller, nameOf(arn));
  if (queue?.arn === arn) return queue;
  throw new AwsError(
    'ResourceNotFoundException',
    "The resource that you specified for the SourceArn parameter doesn't exist.",
    404,
  );
}

export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

export function noQueue(): AwsError {
  return new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
}
