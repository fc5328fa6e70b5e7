/** The queue of what is published to the central topic, and the one of what of that could not be handled. */
export const alarmQueueName = 'orgcost-alarms';
export const deadAlarmsQueueName = `${alarmQueueName}-dead`;
