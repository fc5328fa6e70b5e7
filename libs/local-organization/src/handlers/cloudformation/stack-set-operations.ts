import * as z from 'zod';
import { stackSetRegion, type StackSet } from '../../stack-set/stack-set';
import type { StackSetOperation } from '../../stack-set/stack-set-operation';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { pageInput, pageOf } from './page';
import { stackSetInput, stackSetOf } from './stack-set-of';

const describeInput = stackSetInput.extend({ OperationId: z.string().min(1) });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackSetOperation.html */
export const describeStackSetOperation: Handler = (context, caller, input) => {
  const request = validate(describeInput, input, 'ValidationError');
  const stackSet = stackSetOf(context, caller, request);
  const operation = operationOf(stackSet, request.OperationId);
  return {
    StackSetOperation: {
      OperationId: operation.id,
      StackSetId: stackSet.id,
      Action: 'UPDATE',
      Status: operation.describe(),
    },
  };
};

const resultsInput = describeInput.extend(pageInput);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackSetOperationResults.html */
export const listStackSetOperationResults: Handler = (context, caller, input) => {
  const request = validate(resultsInput, input, 'ValidationError');
  const stackSet = stackSetOf(context, caller, request);
  const results = operationOf(stackSet, request.OperationId).results();
  return pageOf(request, results, ({ account, status, reason }) => ({
    Account: account,
    Region: stackSetRegion,
    Status: status,
    StatusReason: reason,
    OrganizationalUnitId: stackSet.organizationalUnit,
  }));
};

function operationOf(stackSet: StackSet, id: string): StackSetOperation {
  const operation = stackSet.operation(id);
  if (!operation) {
    throw new AwsError('OperationNotFoundException', `Operation ${id} not found`, 404);
  }
  return operation;
}
