import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { LocalOrganization } from '../local-organization';

/** The unmodified SDK's clients, as a tracker has them. Without retries, so that a spec sees each answer. */
export function clientsOf(
  { endpoint, environment, settings }: LocalOrganization,
  region = 'us-east-1',
) {
  const tracker = {
    endpoint,
    region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
  const assumed = (RoleArn: string) => ({
    ...tracker,
    credentials: fromTemporaryCredentials({
      masterCredentials: tracker.credentials,
      params: { RoleArn, RoleSessionName: 'spec', ExternalId: settings.externalId },
      clientConfig: { endpoint, region, maxAttempts: 1 },
    }),
  });
  const member = (account: string, roleName = settings.memberRoleName) =>
    assumed(`arn:aws:iam::${account}:role/${roleName}`);

  return {
    sts: new STSClient(tracker),
    organizations: new OrganizationsClient(tracker),
    costExplorer: new CostExplorerClient(tracker),
    cloudFormation: new CloudFormationClient(tracker),
    cloudWatch: new CloudWatchClient(tracker),
    sns: new SNSClient(tracker),
    kms: new KMSClient(tracker),
    sqs: new SQSClient(tracker),
    ses: new SESv2Client(tracker),
    s3: new S3Client(tracker),
    memberSts: (account: string) => new STSClient(member(account)),
    memberOrganizations: (account: string) => new OrganizationsClient(member(account)),
    memberCostExplorer: (account: string) => new CostExplorerClient(member(account)),
    memberCloudFormation: (account: string) => new CloudFormationClient(member(account)),
    memberKms: (account: string) => new KMSClient(member(account)),
    memberSns: (account: string) => new SNSClient(member(account)),
    memberSqs: (account: string) => new SQSClient(member(account)),
    memberS3: (account: string) => new S3Client(member(account)),
    memberSes: (account: string) => new SESv2Client(member(account)),
    memberCloudWatch: (account: string, roleName?: string) =>
      new CloudWatchClient(member(account, roleName)),
    payerCloudFormation: new CloudFormationClient(assumed(settings.payerRoleArn)),
    payerCostExplorer: new CostExplorerClient(assumed(settings.payerRoleArn)),
  };
}
