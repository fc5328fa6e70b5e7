import { createHash } from 'node:crypto';

/**
 * Into how many partitions of the index the accounts of one month, or of one run, are spread: a partition takes
 * 1,000 write units a second, and partitions are read in parallel.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const shardCount = 16;

/** Never to be changed: it is part of the keys of what is stored. */
export function shardOf(account: string): number {
  return createHash('sha256').update(account).digest().readUInt32BE() % shardCount;
}
