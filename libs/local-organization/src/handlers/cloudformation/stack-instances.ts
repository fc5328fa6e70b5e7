import * as z from 'zod';
import { stackSetRegion, type StackInstance, type StackSet } from '../../stack-set/stack-set';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { pageInput, pageOf } from './page';
import { stackSetInput, stackSetOf } from './stack-set-of';

const listInput = stackSetInput.extend({
  ...pageInput,
  StackInstanceAccount: z.string().optional(),
  StackInstanceRegion: z.string().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackInstances.html */
export const listStackInstances: Handler = (context, caller, input) => {
  const request = validate(listInput, input, 'ValidationError');
  const stackSet = stackSetOf(context, caller, request);
  const { StackInstanceAccount: id, StackInstanceRegion: region = stackSetRegion } = request;
  const accounts = region === stackSetRegion ? stackSet.accounts(context.today) : [];
  const asked = id === undefined ? accounts : accounts.filter((account) => account.id === id);
  return pageOf(request, asked, (account) => summaryOf(stackSet, stackSet.instanceOf(account)));
};

const describeInput = stackSetInput.extend({
  StackInstanceAccount: z.string(),
  StackInstanceRegion: z.string(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackInstance.html */
export const describeStackInstance: Handler = (context, caller, input) => {
  const request = validate(describeInput, input, 'ValidationError');
  const stackSet = stackSetOf(context, caller, request);
  const { StackInstanceAccount: account, StackInstanceRegion: region } = request;
  const instance =
    region === stackSetRegion ? stackSet.instance(account, context.today) : undefined;
  if (!instance) {
    throw new AwsError(
      'StackInstanceNotFoundException',
      `Stack instance for account ${account} and region ${region} not found`,
      404,
    );
  }
  return {
    StackInstance: {
      ...summaryOf(stackSet, instance),
      ParameterOverrides: [...instance.overrides].map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    },
  };
};

function summaryOf({ id, organizationalUnit }: StackSet, instance: StackInstance) {
  return {
    StackSetId: id,
    Region: stackSetRegion,
    Account: instance.account,
    StackId: instance.stackId,
    Status: instance.status,
    StatusReason: instance.reason,
    StackInstanceStatus: { DetailedStatus: instance.detailedStatus },
    OrganizationalUnitId: organizationalUnit,
    DriftStatus: 'NOT_CHECKED',
    LastOperationId: instance.lastOperation,
  };
}
