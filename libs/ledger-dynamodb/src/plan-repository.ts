import type { AccountTask, KeptPlan, PlanLedger } from '@orgcost/collection';
import { epochOf, InvalidInputError, type Instant } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import pMap from 'p-map';
import { tookPlace } from './conditional-write';
import { runBatchEntity, storedBatch } from './entities/run-batch';
import { runPlanEntity, storedPlan } from './entities/run-plan';
import { readStored } from './stored-item';

const daysKept = 30;
const writesAtATime = 8;

/** The `PlanLedger` of collection on a DynamoDB table. */
export class PlanRepository implements PlanLedger {
  readonly #plans: ReturnType<typeof runPlanEntity>;
  readonly #batches: ReturnType<typeof runBatchEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#plans = runPlanEntity(configuration);
    this.#batches = runBatchEntity(configuration);
  }

  async keepPlan(plan: KeptPlan, batches: readonly (readonly AccountTask[])[]): Promise<KeptPlan> {
    const { run, startedAt } = plan.run;
    const expiresAt = expiryOf(startedAt);
    // One by one: a batch item is large, and a put that is refused is tried again by the SDK.
    await pMap(
      batches,
      (tasks, batch) =>
        this.#batches
          .put({ run, plan: plan.id, batch, tasks, expiresAt })
          .go({ originalErr: true }),
      { concurrency: writesAtATime },
    );
    // Not where there is one already, be it this one, the answer to whose put was lost.
    await tookPlace(
      this.#plans
        .put({ ...plan, runId: run, expiresAt })
        .where(({ id }, { notExists }) => notExists(id))
        .go({ originalErr: true }),
    );
    return (await this.plan(run)) ?? plan;
  }

  async plan(run: string): Promise<KeptPlan | undefined> {
    const { data } = await this.#plans
      .get({ runId: run })
      .go({ consistent: true, originalErr: true });
    return data ? readStored(storedPlan, data, `plan of run ${run}`) : undefined;
  }

  async batch(
    { run: { run }, id }: Pick<KeptPlan, 'run' | 'id'>,
    batch: number,
  ): Promise<readonly AccountTask[]> {
    const { data } = await this.#batches
      .get({ run, plan: id, batch })
      .go({ consistent: true, originalErr: true });
    if (!data) throw new InvalidInputError(`Run ${run} has no batch ${batch}`);
    return readStored(storedBatch, data, `batch ${batch} of run ${run}`).tasks;
  }
}

/** In seconds since 1970, as DynamoDB asks for. */
function expiryOf(startedAt: Instant): number {
  return Math.floor(epochOf(startedAt) / 1000) + daysKept * 24 * 60 * 60;
}
