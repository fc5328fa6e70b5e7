import { plannedRunSchema, type KeptPlan } from '@orgcost/collection';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';

/** What a run is to do. It expires: a run that ended long ago is not gone on with. */
export function runPlanEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'RunPlan', version: '1' },
      attributes: {
        runId: { type: 'string', required: true },
        id: { type: 'string', required: true },
        run: { type: CustomAttributeType<KeptPlan['run']>('any'), required: true },
        batches: { type: 'number', required: true },
        maxPages: { type: 'number' },
        watchedOlderMonths: { type: 'boolean', required: true },
        payerFailure: { type: 'string' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byRun: {
          pk: { field: 'pk', casing: 'none', composite: ['runId'], template: 'run#${runId}' },
          sk: { field: 'sk', casing: 'none', composite: [], template: 'plan' },
        },
      },
    },
    configuration,
  );
}

export const storedPlan = z.object({
  id: z.string(),
  run: plannedRunSchema,
  batches: z.int().min(0),
  maxPages: z.int().min(1).exactOptional(),
  watchedOlderMonths: z.boolean(),
  payerFailure: z.string().exactOptional(),
} satisfies Record<keyof KeptPlan, z.ZodType>);
