import {
  DescribeStackInstanceCommand,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import type { AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { billingRegion } from './cloudformation-client';
import { isRefusal, requesting } from './errors';
import type { StackSet } from './stack-set';
import { thresholdOverridesSchema, type ThresholdOverrides } from './threshold-parameters';

const answerSchema = z.object({
  StackInstance: z.object({ ParameterOverrides: thresholdOverridesSchema }),
});

/**
 * The thresholds that an account was given in place of the template's; undefined where the StackSet has nothing there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackInstance.html
 * @throws StackSetError
 */
export async function describeThresholds(
  client: CloudFormationClient,
  { stackSet, callAs }: StackSet,
  account: AccountId,
): Promise<ThresholdOverrides | undefined> {
  try {
    return await requesting(stackSet, 'DescribeStackInstance', async () => {
      const { StackInstance } = answerSchema.parse(
        await client.send(
          new DescribeStackInstanceCommand({
            StackSetName: stackSet,
            CallAs: callAs,
            StackInstanceAccount: account,
            StackInstanceRegion: billingRegion,
          }),
        ),
      );
      return StackInstance.ParameterOverrides;
    });
  } catch (error) {
    if (isRefusal(error, 'StackInstanceNotFoundException')) return undefined;
    throw error;
  }
}
