import type { Handlers } from '../handler';
import { describeStackInstance, listStackInstances } from './stack-instances';
import { describeStackSetOperation, listStackSetOperationResults } from './stack-set-operations';
import { updateStackInstances } from './update-stack-instances';

/** What StackSets need of https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/ */
export const cloudFormationHandlers: Handlers = {
  ListStackInstances: listStackInstances,
  DescribeStackInstance: describeStackInstance,
  UpdateStackInstances: updateStackInstances,
  DescribeStackSetOperation: describeStackSetOperation,
  ListStackSetOperationResults: listStackSetOperationResults,
};
