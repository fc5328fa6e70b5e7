import {
  CloudFormationClient,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** Where the StackSet and its stacks are: the Region of AWS's billing metrics. */
export const billingRegion = 'us-east-1';

/** For the StackSet, wherever the caller is. */
export function createCloudFormationClient(
  config: Omit<CloudFormationClientConfig, 'region'> = {},
): CloudFormationClient {
  return new CloudFormationClient({
    maxAttempts: maxAttempts(config),
    requestHandler: connections(),
    ...config,
    region: billingRegion,
  });
}
