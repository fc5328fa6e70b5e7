import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { connections } from '@orgcost/aws-client';
import { createCloudFormationClient } from '@orgcost/stack-sets';
import type { Settings } from '../config/settings';
import { profileConfig } from './aws-config';

/** For the StackSet of a deployment. */
export function stackSetClient(settings: Settings): CloudFormationClient {
  return createCloudFormationClient({
    ...profileConfig(settings),
    requestHandler: connections(settings.requestTimeoutSeconds),
  });
}
