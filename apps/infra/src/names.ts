import type { Deployment } from '@orgcost/config';

/**
 * The names of what is deployed. They are fixed, so that a policy can name what is not there yet, and no stack has to
 * wait for another's exports.
 */

/** Those that the command line knows as well. */
export {
  alarmQueueName,
  alarmReaderRoleName,
  alarmTesterRoleName,
  alarmTopicArn as topicArn,
  alarmTopicName as topicName,
  billingAlarmPrefix,
  collectorRolePrefix,
  deadAlarmsQueueName,
  financeRoleName,
  payerRoleArn,
  preparerRoleName,
  stackSetName,
} from '@orgcost/config';

/** AWS has its billing metric there, and alarms on it: nowhere else. */
export const billingRegion = 'us-east-1';

/** Of the key that encrypts that topic: what is in another Region goes by it. */
export const topicKeyAlias = 'alias/orgcost-alarms';
export const mailEventsTopicName = 'orgcost-mail-events';
export const configurationSetName = 'orgcost';
export const operationsTopicName = 'orgcost-operations';
export const eventBusName = 'orgcost-organization';
export const accountEventsQueueName = 'orgcost-account-events';
export const workflowName = 'orgcost-collection';
export const startWorkflowName = 'orgcost-start';

type Where = Pick<Deployment, 'trackerAccount'>;

export const operationsTopicArn = ({ trackerAccount }: Where, region: string) =>
  `arn:aws:sns:${region}:${trackerAccount}:${operationsTopicName}`;

export const eventBusArn = ({ trackerAccount }: Where) =>
  `arn:aws:events:${billingRegion}:${trackerAccount}:event-bus/${eventBusName}`;

export const tableArn = ({
  homeRegion,
  trackerAccount,
  table,
}: Pick<Deployment, 'homeRegion' | 'trackerAccount' | 'table'>) =>
  `arn:aws:dynamodb:${homeRegion}:${trackerAccount}:table/${table}`;

export const memberRoleArn = ({ collection }: Pick<Deployment, 'collection'>) =>
  `arn:aws:iam::*:role/${collection.memberRoleName}`;
