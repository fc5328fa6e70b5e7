import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { crossingMessage, type Crossing } from '@orgcost/alerting';

export interface SnsCrossingsOptions {
  /** See `createSnsClient`. */
  readonly client: SNSClient;
  /** ARN of the central topic. */
  readonly topic: string;
}

/**
 * Tells all who subscribe to the topic of what is above. Twice, where an answer was lost: whoever records it knows it by
 * its key.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function snsCrossings({
  client,
  topic,
}: SnsCrossingsOptions): (crossing: Crossing) => Promise<void> {
  return async (crossing) => {
    await client.send(
      new PublishCommand({
        TopicArn: topic,
        Subject: subjectOf(crossing),
        Message: crossingMessage(crossing),
      }),
    );
  };
}

/** Of subscribers by mail; SNS takes 100 characters of ASCII. */
function subjectOf({ account, policy }: Crossing): string {
  return `OrgCost: ${policy} of ${account}`.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
