import type { ServiceName } from '../wire/protocol';
import { cloudFormationHandlers } from './cloudformation/cloudformation';
import { cloudWatchHandlers } from './cloudwatch/cloudwatch';
import { getCostAndUsage } from './cost-explorer/get-cost-and-usage';
import { getDimensionValues } from './cost-explorer/get-dimension-values';
import type { Handlers } from './handler';
import { organizationsHandlers } from './organizations';
import { sesHandlers } from './ses/ses';
import { getKeyPolicy } from './kms/get-key-policy';
import { s3Handlers } from './s3/s3';
import { getTopicAttributes } from './sns/get-topic-attributes';
import { listSubscriptionsByTopic } from './sns/list-subscriptions-by-topic';
import { publish } from './sns/publish';
import { sqsHandlers } from './sqs/sqs';
import { stsHandlers } from './sts';

/** Every operation that the local organization answers. */
export function createHandlers(): Readonly<Record<ServiceName, Handlers>> {
  return {
    Organizations: organizationsHandlers,
    STS: stsHandlers,
    CloudFormation: cloudFormationHandlers,
    CloudWatch: cloudWatchHandlers,
    SES: sesHandlers,
    SNS: {
      Publish: publish,
      GetTopicAttributes: getTopicAttributes,
      ListSubscriptionsByTopic: listSubscriptionsByTopic,
    },
    KMS: { GetKeyPolicy: getKeyPolicy },
    SQS: sqsHandlers,
    S3: s3Handlers,
    'Cost Explorer': {
      GetCostAndUsage: getCostAndUsage(),
      GetDimensionValues: getDimensionValues,
    },
  };
}
