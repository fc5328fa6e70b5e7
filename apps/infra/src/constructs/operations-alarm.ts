import type { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

const comparisons = {
  'at least': 'GreaterThanOrEqualToThreshold',
  'less than': 'LessThanThreshold',
};
const missingData = { good: 'notBreaching', bad: 'breaching' };

export interface OperationsAlarmProps {
  /** Begins with `orgcost-`: the operators' topic lets no other in. */
  readonly alarmName: string;
  /** What has happened, and what to do. */
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Duration;
  readonly evaluationPeriods?: number;
  /** Of the metric's sum. */
  readonly comparison: keyof typeof comparisons;
  readonly threshold: number;
  /** What it means that nothing was measured. */
  readonly missing: keyof typeof missingData;
  readonly operationsTopic: string;
}

/** An alarm on OrgCost itself. */
export class OperationsAlarm extends Construct {
  constructor(scope: Construct, id: string, props: OperationsAlarmProps) {
    super(scope, id);
    new cloudwatch.CfnAlarm(this, 'Alarm', {
      alarmName: props.alarmName,
      alarmDescription: props.description,
      namespace: props.namespace,
      metricName: props.metricName,
      dimensions: Object.entries(props.dimensions).map(([name, value]) => ({ name, value })),
      statistic: 'Sum',
      period: props.period.toSeconds(),
      evaluationPeriods: props.evaluationPeriods ?? 1,
      comparisonOperator: comparisons[props.comparison],
      threshold: props.threshold,
      treatMissingData: missingData[props.missing],
      alarmActions: [props.operationsTopic],
      okActions: [props.operationsTopic],
    });
  }
}
