import type { AccountTask, CollectionPlan } from '@orgcost/collection';

export interface Batch {
  readonly tasks: AccountTask[];
  /** The batch's share of the pages that the run may still pay for. */
  readonly maxPages?: number;
}

/**
 * Divides a plan's tasks, and its pages as evenly as they go: together never more than the run may pay for.
 * @param size accounts in a batch; the payer is asked for all at once, whatever their number
 */
export function batchesOf(
  { mode, tasks }: Pick<CollectionPlan, 'mode' | 'tasks'>,
  size: number,
  maxPages?: number,
): Batch[] {
  const perBatch = mode === 'payer' ? Math.max(1, tasks.length) : size;
  const count = Math.ceil(tasks.length / perBatch);
  return Array.from({ length: count }, (_, index) => ({
    tasks: tasks.slice(index * perBatch, (index + 1) * perBatch),
    ...(maxPages !== undefined && { maxPages: share(maxPages, index, count) }),
  }));
}

function share(whole: number, index: number, count: number): number {
  return Math.floor((whole * (index + 1)) / count) - Math.floor((whole * index) / count);
}
