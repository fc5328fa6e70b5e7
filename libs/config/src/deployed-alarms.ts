import type { Deployment } from './deployment';

/** Billing alarms, in every account: the topic's policy lets only these in. */
export const billingAlarmPrefix = 'orgcost-billing-';

/** Of the central topic, in the Region of AWS's billing metric. */
export const alarmTopicName = 'orgcost-alarms';

export function alarmTopicArn({ trackerAccount }: Pick<Deployment, 'trackerAccount'>): string {
  return `arn:aws:sns:us-east-1:${trackerAccount}:${alarmTopicName}`;
}

/** The queue of what is published to the central topic, and the one of what of that could not be handled. */
export const alarmQueueName = 'orgcost-alarms';
export const deadAlarmsQueueName = `${alarmQueueName}-dead`;

/** Of the queue, in the Region of AWS's billing metric. */
export function alarmQueueArn({ trackerAccount }: Pick<Deployment, 'trackerAccount'>): string {
  return `arn:aws:sqs:us-east-1:${trackerAccount}:${alarmQueueName}`;
}
