import { asking, deniedMends } from '@orgcost/aws-client';

/** Dead letters could not be counted or moved; the message says why, in one line. */
export class DeadLettersError extends Error {
  override readonly name = 'DeadLettersError';
}

/**
 * What an operation answers, checked; its errors say what to mend, and have AWS's own as their cause.
 * @param operation such as `StartMessageMoveTask`
 * @throws DeadLettersError for what the SDK, or a check of its answer, throws
 */
export function requesting<Answer>(
  queue: string,
  operation: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const asked = { subject: `The queue ${queue}`, operation: `sqs:${operation}` };
  return asking(asked, { Failure: DeadLettersError, mendOf }, request);
}

function mendOf({ name, message }: Error): string | undefined {
  const denied = deniedMends[name];
  const isOfKey = name === 'KmsAccessDenied' || (denied !== undefined && /\bkms:/.test(message));
  return isOfKey ? keyDenied : denied;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
const keyDenied =
  "is denied the queue's key: allow kms:Decrypt and kms:GenerateDataKey in the caller's policy, as docs/deploy.md tells";
