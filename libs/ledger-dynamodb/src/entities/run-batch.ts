import { accountTaskSchema, type AccountTask } from '@orgcost/collection';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';

/** A part of a run's tasks. It expires with its plan. */
export function runBatchEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'RunBatch', version: '1' },
      attributes: {
        run: { type: 'string', required: true },
        plan: { type: 'string', required: true },
        batch: { type: 'number', required: true, padding: { length: 6, char: '0' } },
        tasks: { type: CustomAttributeType<readonly AccountTask[]>('any'), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byRun: {
          pk: { field: 'pk', casing: 'none', composite: ['run'], template: 'run#${run}' },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['plan', 'batch'],
            template: 'batch#${plan}#${batch}',
          },
        },
      },
    },
    configuration,
  );
}

export const storedBatch = z.object({ tasks: z.array(accountTaskSchema) });
