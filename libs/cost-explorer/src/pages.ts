import { InvalidInputError } from '@orgcost/domain';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

const maxStarts = 3;

/**
 * Reads all pages, from the first to the one without a token; a page without items may have one.
 *
 * When Cost Explorer no longer accepts its own token, the pages read so far cannot be continued: they are dropped
 * and read again from the first, three times at most. The SDK has no paginator for Cost Explorer.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html#API_GetCostAndUsage_Errors
 *
 * @throws what `ask` throws; InvalidInputError for a token that comes twice
 */
export async function allPages<Item>(
  ask: (token: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  for (let start = 1; ; start += 1) {
    try {
      return await pagesFromTheFirst(ask);
    } catch (error) {
      if (!isTokenRefused(error) || start === maxStarts) throw error;
    }
  }
}

async function pagesFromTheFirst<Item>(
  ask: (token: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await ask(token);
    for (const item of page.items) items.push(item);
    token = page.next === '' ? undefined : page.next;
    if (token !== undefined && seen.has(token)) {
      throw new InvalidInputError('the same page token came twice');
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return items;
}

function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'RequestChangedException' || error.name === 'InvalidNextTokenException')
  );
}
