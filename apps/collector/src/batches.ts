import type { AccountTask } from '@orgcost/collection';

/** @param size accounts in a batch */
export function batchesOf(tasks: readonly AccountTask[], size: number): AccountTask[][] {
  const count = Math.ceil(tasks.length / size);
  return Array.from({ length: count }, (_, index) => tasks.slice(index * size, (index + 1) * size));
}
