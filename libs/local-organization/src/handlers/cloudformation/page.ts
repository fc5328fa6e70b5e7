import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';
import { positionOf, tokenOf } from '../position-token';

/** AWS gives at most 100 at a time. */
const largestPage = 100;

export const pageInput = {
  NextToken: z.string().optional(),
  MaxResults: z.coerce.number().int().min(1).max(largestPage).default(largestPage),
};

interface PageRequest {
  readonly NextToken?: string | undefined;
  readonly MaxResults: number;
}

/**
 * One page of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackInstances.html
 * @throws AwsError for a token that no page had
 */
export function pageOf<Item>(
  { NextToken, MaxResults }: PageRequest,
  items: readonly Item[],
  shape: (item: Item) => unknown,
): Record<string, unknown> {
  const from = NextToken === undefined ? 0 : positionOf(NextToken);
  if (from === undefined) throw new AwsError('ValidationError', 'Invalid NextToken');
  const to = from + MaxResults;
  return {
    Summaries: items.slice(from, to).map(shape),
    NextToken: to < items.length ? tokenOf(to) : undefined,
  };
}
