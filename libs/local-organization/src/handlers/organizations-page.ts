import * as z from 'zod';
import { AwsError } from '../wire/aws-error';

/** AWS gives at most 20 at a time. */
const largestPage = 20;

export const pageInput = z.object({
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(largestPage).default(largestPage),
});

const tokenForm = /^from-(\d+)(-again)?$/;

/**
 * One page of a list. The second page, and every third one after it, comes empty
 * with a token at first: AWS's lists do so, and clients have to go on.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export function pageOf<Item>(
  name: string,
  { NextToken, MaxResults }: z.infer<typeof pageInput>,
  items: readonly Item[],
  shape: (item: Item) => unknown,
): Record<string, unknown> {
  const { from, again } = position(NextToken);
  if (!again && (from / MaxResults) % 3 === 1) {
    return { [name]: [], NextToken: token(`from-${from}-again`) };
  }
  const to = from + MaxResults;
  return {
    [name]: items.slice(from, to).map(shape),
    ...(to < items.length && { NextToken: token(`from-${to}`) }),
  };
}

function position(nextToken: string | undefined): {
  readonly from: number;
  readonly again: boolean;
} {
  if (nextToken === undefined) return { from: 0, again: false };
  const [, from, again] = tokenForm.exec(Buffer.from(nextToken, 'base64url').toString()) ?? [];
  if (from === undefined) {
    throw new AwsError('InvalidInputException', 'You specified an invalid value.', 400, {
      Reason: 'INVALID_NEXT_TOKEN',
    });
  }
  return { from: Number(from), again: again !== undefined };
}

function token(text: string): string {
  return Buffer.from(text).toString('base64url');
}
