import type { Settings } from '../settings';

const service = 'cloudwatch.amazonaws.com';
const alarms = 'arn:aws:cloudwatch:us-east-1:*:alarm:orgcost-billing-*';

/** As it is deployed: alarms of the organization's accounts publish. */
export function topicPolicy({ organizationId, topicArn }: Settings): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AlarmsPublish',
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sns:Publish',
        Resource: topicArn,
        Condition: {
          StringEquals: { 'aws:SourceOrgID': organizationId },
          ArnLike: { 'aws:SourceArn': alarms },
        },
      },
      {
        Sid: 'OnlyEncrypted',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sns:Publish',
        Resource: topicArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

/** Of the key that the topic is encrypted with. */
export function keyPolicy({ trackerAccount }: Settings): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AdministeredByAccount',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${trackerAccount}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'UsedByAlarms',
        Effect: 'Allow',
        Principal: { Service: service },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { ArnLike: { 'aws:SourceArn': alarms } },
      },
    ],
  };
}
