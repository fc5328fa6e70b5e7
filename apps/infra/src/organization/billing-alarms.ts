import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { billingAlarmPrefix } from '../names';

const hours = 60 * 60;

export interface BillingAlarmsProps {
  /** The central topic. */
  readonly topicArn: string;
  readonly monthToDate: number;
  /** 0: no such alarm. */
  readonly daily: number;
  /**
   * In the management account the metric without this dimension is the whole organization's.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
   */
  readonly linkedAccount?: string;
}

/**
 * The billing alarms of one account, in US dollars, the currency of AWS's metric. Their thresholds are parameters, so
 * that accounts can have others.
 *
 * No data is no alarm: a new account's metric comes hours after the account, and an alarm without data is in
 * INSUFFICIENT_DATA, which tells nobody. That a metric is missing altogether is for the coverage report to tell.
 */
export class BillingAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { topicArn, monthToDate, daily, linkedAccount }: BillingAlarmsProps,
  ) {
    super(scope, id);
    // These are the stack's, so that they have their names in the template.
    const monthToDateThreshold = this.#threshold('MonthToDateThreshold', {
      default: monthToDate,
      minValue: 1,
      description: 'US dollars that a month to date may come to before the alarm goes off',
    });
    const dailyThreshold = this.#threshold('DailyThreshold', {
      default: daily,
      minValue: 0,
      description:
        'US dollars that 24 hours may add before the alarm goes off; 0 for no such alarm',
    });
    const hasDaily = new CfnCondition(Stack.of(this), 'HasDailyAlarm', {
      expression: Fn.conditionNot(Fn.conditionEquals(Fn.ref(dailyThreshold.logicalId), '0')),
    });

    const metric = {
      namespace: 'AWS/Billing',
      metricName: 'EstimatedCharges',
      dimensions: [
        { name: 'Currency', value: 'USD' },
        ...(linkedAccount === undefined ? [] : [{ name: 'LinkedAccount', value: linkedAccount }]),
      ],
    };
    const common = {
      alarmActions: [topicArn],
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'missing',
    };
    new cloudwatch.CfnAlarm(this, 'MonthToDate', {
      ...common,
      ...metric,
      alarmName: `${billingAlarmPrefix}month-to-date`,
      alarmDescription: 'The month to date costs more than expected.',
      statistic: 'Maximum',
      // The metric comes several times a day.
      period: 6 * hours,
      threshold: monthToDateThreshold.valueAsNumber,
    });
    const dailyAlarm = new cloudwatch.CfnAlarm(this, 'Daily', {
      ...common,
      alarmName: `${billingAlarmPrefix}daily`,
      alarmDescription:
        'The last 24 hours added more than expected. These are 24 hours, not a UTC day.',
      metrics: [
        {
          id: 'monthToDate',
          metricStat: { metric, stat: 'Maximum', period: 24 * hours },
          returnData: false,
        },
        {
          id: 'added',
          expression: addedInADay('monthToDate'),
          label: 'Added in 24 hours',
          returnData: true,
        },
      ],
      threshold: dailyThreshold.valueAsNumber,
    });
    dailyAlarm.cfnOptions.condition = hasDaily;
  }

  #threshold(
    name: string,
    props: { default: number; minValue: number; description: string },
  ): CfnParameter {
    return new CfnParameter(Stack.of(this), name, { type: 'Number', ...props });
  }
}

/**
 * What 24 hours have added to the month to date, which falls back when a month begins. CloudWatch evaluates it every
 * minute, over the 24 hours before, and the 24 hours before these.
 *
 * - It is less than the 24 hours before came to: a month has begun. What that has come to since, for 24 hours of them; all
 *   of it where data was missing while the month began.
 * - Else the difference. A fee of the first that is more than the whole month before counts above that month only: the
 *   date alone does not tell it from a last value of the old month that came in the new one.
 *
 * While a month's first 24 hours are not over, it sees what the month before still added.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @param monthToDate id of the metric, the maximum of 24 hours
 */
export function addedInADay(monthToDate: string): string {
  const difference = `DIFF(${monthToDate})`;
  const sinceMonthBegan = `${monthToDate} * 24 / (24 + HOUR(${monthToDate}))`;
  const monthBegan = `DIFF(DATE(${monthToDate})) < 0`;
  const added = `IF(${monthBegan}, ${sinceMonthBegan}, ${monthToDate})`;
  return `IF(${difference} < 0, ${added}, ${difference})`;
}
