import {
  DescribeStackSetOperationCommand,
  paginateListStackSetOperationResults,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import type { ChangeOutcome } from '@orgcost/alerting';
import { accountIdSchema, type AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { isRefusal, requesting } from './errors';
import type { StackSet } from './stack-set';

/**
 * What an operation came to: undefined while it goes on, nothing where there is none of that id.
 * @throws StackSetError
 */
export async function outcomeOf(
  client: CloudFormationClient,
  stackSet: StackSet,
  operation: string,
): Promise<ChangeOutcome | undefined> {
  try {
    const goesOn = await isGoingOn(client, stackSet, operation);
    return goesOn ? undefined : await resultsOf(client, stackSet, operation);
  } catch (error) {
    if (isRefusal(error, 'OperationNotFoundException')) return new Map();
    throw error;
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperation.html */
const operationSchema = z.object({
  StackSetOperation: z.object({
    Status: z.enum(['RUNNING', 'QUEUED', 'STOPPING', 'SUCCEEDED', 'FAILED', 'STOPPED']),
  }),
});

function isGoingOn(
  client: CloudFormationClient,
  { stackSet, callAs }: StackSet,
  operation: string,
): Promise<boolean> {
  return requesting(stackSet, 'DescribeStackSetOperation', async () => {
    const { StackSetOperation } = operationSchema.parse(
      await client.send(
        new DescribeStackSetOperationCommand({
          StackSetName: stackSet,
          CallAs: callAs,
          OperationId: operation,
        }),
      ),
    );
    return ['RUNNING', 'QUEUED', 'STOPPING'].includes(StackSetOperation.Status);
  });
}

function resultsOf(
  client: CloudFormationClient,
  { stackSet, callAs }: StackSet,
  operation: string,
): Promise<ChangeOutcome> {
  return requesting(stackSet, 'ListStackSetOperationResults', async () => {
    const pages = paginateListStackSetOperationResults(
      { client },
      { StackSetName: stackSet, CallAs: callAs, OperationId: operation },
    );
    const outcome = new Map<AccountId, string | undefined>();
    for await (const page of pages) {
      for (const { Account, Status, StatusReason } of resultsSchema.parse(page).Summaries) {
        if (Status === 'SUCCEEDED') outcome.set(Account, undefined);
        else if (Status === 'FAILED') outcome.set(Account, StatusReason ?? 'AWS gives no reason');
        else if (Status === 'CANCELLED') outcome.set(Account, StatusReason ?? 'It was cancelled');
      }
    }
    return outcome;
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationResultSummary.html */
const resultsSchema = z.object({
  Summaries: z
    .array(
      z.object({
        Account: accountIdSchema,
        Status: z.enum(['SUCCEEDED', 'FAILED', 'CANCELLED', 'PENDING', 'RUNNING']),
        StatusReason: z.string().min(1).optional(),
      }),
    )
    .default([]),
});
