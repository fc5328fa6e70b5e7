import { defaultChange, type AlarmSettings } from '@orgcost/config';
import * as ce from 'aws-cdk-lib/aws-ce';
import { Construct } from 'constructs';

export interface AnomalyDetectionProps {
  /** The central topic. */
  readonly topicArn: string;
  /** What counts as much in an account. */
  readonly change: AlarmSettings['change'];
}

/**
 * AWS's own detection of unusual costs, of every account by itself: it is free, and goes by costs after discounts.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/manage-ad.html
 */
export class AnomalyDetection extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { topicArn, change = defaultChange }: AnomalyDetectionProps,
  ) {
    super(scope, id);
    const monitor = new ce.CfnAnomalyMonitor(this, 'Monitor', {
      monitorName: 'orgcost-accounts',
      monitorType: 'DIMENSIONAL',
      monitorDimension: 'LINKED_ACCOUNT',
    });
    new ce.CfnAnomalySubscription(this, 'Subscription', {
      subscriptionName: 'orgcost',
      frequency: 'IMMEDIATE',
      monitorArnList: [monitor.ref],
      subscribers: [{ type: 'SNS', address: topicArn }],
      thresholdExpression: JSON.stringify({
        And: [
          atLeast('ANOMALY_TOTAL_IMPACT_ABSOLUTE', change.minimum),
          atLeast('ANOMALY_TOTAL_IMPACT_PERCENTAGE', change.percent),
        ],
      }),
    });
  }
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html */
function atLeast(Key: string, value: number): object {
  return { Dimensions: { Key, MatchOptions: ['GREATER_THAN_OR_EQUAL'], Values: [String(value)] } };
}
