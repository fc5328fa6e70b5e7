import type { Deployment } from '@orgcost/config';
import { keyUser } from '../constructs/key-user';
import type { Permission } from '../constructs/permission';
import type { Publisher } from '../constructs/topic-policy';

/** Who publishes to the central topic besides alarms. */
export function publishersOf({ alarms, managementAccount }: Deployment): readonly Publisher[] {
  if (!alarms.anomalyDetection) return [];
  return [
    {
      sid: 'AnomaliesPublish',
      why: "The management account's anomaly detection publishes here.",
      ...anomalyDetectionOf(managementAccount),
    },
  ];
}

/** Who uses the key of the central topic besides alarms. */
export function keyUsersOf({
  alarms,
  mail,
  managementAccount,
  trackerAccount,
}: Deployment): readonly Permission[] {
  const byTopic = keyUser({
    sid: 'UsedByTopic',
    why: 'SNS encrypts what it puts into the queue.',
    service: 'sns.amazonaws.com',
    conditions: { StringEquals: { 'aws:SourceAccount': trackerAccount } },
  });
  const byAnomalies = keyUser({
    sid: 'UsedByAnomalies',
    why: 'Anomaly detection encrypts what it publishes.',
    ...anomalyDetectionOf(managementAccount),
  });
  // It names no account here; into which topic it may publish, the topic's policy says.
  const byMailService = keyUser({
    sid: 'UsedByMailService',
    why: 'SES encrypts what it tells of mails.',
    service: 'ses.amazonaws.com',
  });
  return [
    byTopic,
    ...(alarms.anomalyDetection ? [byAnomalies] : []),
    ...(mail ? [byMailService] : []),
  ];
}

/** https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html */
function anomalyDetectionOf(account: string) {
  return {
    service: 'costalerts.amazonaws.com',
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  };
}
