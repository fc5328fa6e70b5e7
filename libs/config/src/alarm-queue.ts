import type { Deployment } from './deployment';

/** The queue of what is published to the central topic, and the one of what of that could not be handled. */
export const alarmQueueName = 'orgcost-alarms';
export const deadAlarmsQueueName = `${alarmQueueName}-dead`;

/** Of the queue, in the Region of AWS's billing metric. */
export function alarmQueueArn({ trackerAccount }: Pick<Deployment, 'trackerAccount'>): string {
  return `arn:aws:sqs:us-east-1:${trackerAccount}:${alarmQueueName}`;
}
