import type { AccountTask, KeptPlan } from '@orgcost/collection';
import { InvalidInputError } from '@orgcost/domain';
import pMap from 'p-map';
import type { Collector } from './composition';

/** @throws InvalidInputError for a run that was not planned, or whose plan has expired */
export async function keptPlan({ plans }: Collector, run: string): Promise<KeptPlan> {
  const plan = await plans.plan(run);
  if (plan) return plan;
  throw new InvalidInputError(`Run ${run} has no plan: the step that plans comes first`);
}

/** All tasks of a run, or those of one batch. */
export async function tasksOf(
  { config, plans }: Collector,
  plan: KeptPlan,
  batch?: number,
): Promise<AccountTask[]> {
  const numbers =
    batch === undefined ? Array.from({ length: plan.batches }, (_, number) => number) : [batch];
  const tasks = await pMap(numbers, (number) => plans.batch(plan, number), {
    concurrency: config.concurrency,
  });
  return tasks.flat();
}
