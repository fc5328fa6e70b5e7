import { AccountNotRecordedError } from '@orgcost/collection';
/**
 * An item holds 400 KB, its attribute names included:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 * Besides its costs an item has keys of the table and of the index and, a month, an entry for each day.
 */
const maxCostsBytes = (400 - 12) * 1024;

/** One day or month of an account has more lines than an item of DynamoDB holds. */
export class ItemTooLargeError extends AccountNotRecordedError {
  override readonly name = 'ItemTooLargeError';
}

/** @throws ItemTooLargeError */
export function assertFitsItem(costs: string, what: string): void {
  const bytes = Buffer.byteLength(costs);
  if (bytes <= maxCostsBytes) return;
  throw new ItemTooLargeError(
    `The ${what} take ${Math.ceil(bytes / 1024)} KB, more than the 400 KB that DynamoDB allows for an item: ` +
      'nothing of that month was recorded',
  );
}
