import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { connections } from '@orgcost/aws-client';
import { memberCredentials } from '@orgcost/aws-organization';
import { createCloudWatchClient } from '@orgcost/billing-alarms';
import type { AccountId } from '@orgcost/domain';
import { createKmsClient, createSesClient, createSnsClient } from '@orgcost/notify-aws';
import { createCloudFormationClient } from '@orgcost/stack-sets';
import type { Settings } from '../config/settings';
import { profileConfig } from './aws-config';

/** For the StackSet of a deployment. */
export function stackSetClient(settings: Settings): CloudFormationClient {
  return createCloudFormationClient(common(settings));
}

/** For what alerts go through, in the tracker's account. */
export function alertingClients(settings: Settings) {
  const config = common(settings);
  return {
    sns: createSnsClient(config),
    kms: createKmsClient(config),
    ses: createSesClient({ ...config, region: 'us-east-1' }),
  };
}

/**
 * For the billing alarms of accounts, by a role that each has.
 * @returns what has a client of an account do something
 */
export function alarmClients(settings: Settings, roleName: string) {
  const credentialsOf = memberCredentials({
    ...profileConfig(settings),
    roleName,
    sessionName: 'orgcost',
    externalId: settings.collection.externalId,
    requestTimeoutSeconds: settings.requestTimeoutSeconds,
  });
  return async <Result>(
    account: AccountId,
    work: (client: CloudWatchClient) => Promise<Result>,
  ): Promise<Result> => {
    const client = createCloudWatchClient({
      credentials: credentialsOf(account),
      requestHandler: connections(settings.requestTimeoutSeconds),
    });
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  };
}

function common(settings: Settings) {
  return {
    ...profileConfig(settings),
    requestHandler: connections(settings.requestTimeoutSeconds),
  };
}
