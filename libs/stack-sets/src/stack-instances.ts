import {
  paginateListStackInstances,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { accountIdSchema, type AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { billingRegion } from './cloudformation-client';
import { requesting } from './errors';
import type { StackSet } from './stack-set';

/** What a StackSet has in one account. */
export interface StackInstance {
  readonly account: AccountId;
  /** ARN of the stack; without it there is none, as where the account was suspended from the start. */
  readonly stack?: string;
  /** Such as `CURRENT`. */
  readonly status: string;
  /**
   * Such as `SUCCEEDED`:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html
   */
  readonly detailedStatus?: string;
  /** Why it has its status, where AWS says so. */
  readonly reason?: string;
}

/**
 * Every instance of a StackSet in us-east-1, page by page to the end.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackInstances.html
 * @throws StackSetError
 */
export function listStackInstances(
  client: CloudFormationClient,
  { stackSet, callAs }: StackSet,
): Promise<readonly StackInstance[]> {
  return requesting(stackSet, 'ListStackInstances', async () => {
    const pages = paginateListStackInstances(
      { client },
      { StackSetName: stackSet, CallAs: callAs, StackInstanceRegion: billingRegion },
    );
    const instances: StackInstance[] = [];
    for await (const page of pages) instances.push(...pageSchema.parse(page).Summaries);
    return instances;
  });
}

const summarySchema = z
  .object({
    Account: accountIdSchema,
    StackId: z.string().min(1).optional(),
    Status: z.string(),
    StackInstanceStatus: z.object({ DetailedStatus: z.string().optional() }).optional(),
    StatusReason: z.string().optional(),
  })
  .transform(({ Account, StackId, Status, StackInstanceStatus, StatusReason }): StackInstance => ({
    account: Account,
    ...(StackId !== undefined && { stack: StackId }),
    status: Status,
    ...(StackInstanceStatus?.DetailedStatus !== undefined && {
      detailedStatus: StackInstanceStatus.DetailedStatus,
    }),
    ...(StatusReason !== undefined && { reason: StatusReason }),
  }));

const pageSchema = z.object({ Summaries: z.array(summarySchema).default([]) });
