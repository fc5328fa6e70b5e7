import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';
import { accountOutcomes, runStatuses, type Run } from '@orgcost/collection';
import { dayRangeSchema, instantSchema, utcDaySchema, collectionModes } from '@orgcost/domain';

/** One collection run. All runs share a partition of the index, in the order of their starts: a few a day. */
export function runEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Run', version: '1' },
      attributes: {
        id: { type: 'string', required: true },
        startedAt: { type: 'string', required: true },
        finishedAt: { type: 'string' },
        status: { type: 'string', required: true },
        mode: { type: 'string', required: true },
        today: { type: 'string', required: true },
        window: { type: CustomAttributeType<Run['window']>('any'), required: true },
        everyAccount: { type: 'boolean', required: true },
        collectedSince: { type: 'string' },
        resumes: { type: 'string' },
        watchedOlderMonths: { type: 'boolean', required: true },
        payerFailure: { type: 'string' },
        paidPages: { type: 'number', required: true },
        verificationPages: { type: 'number' },
        outcomes: { type: CustomAttributeType<Run['outcomes']>('any'), required: true },
      },
      indexes: {
        byId: {
          pk: { field: 'pk', casing: 'none', composite: ['id'], template: 'run#${id}' },
          sk: { field: 'sk', casing: 'none', composite: [], template: 'run' },
        },
        byStart: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', casing: 'none', composite: [], template: 'runs' },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['id'], template: '${id}' },
        },
      },
    },
    configuration,
  );
}

export const storedRun = z.object({
  id: z.string(),
  startedAt: instantSchema,
  finishedAt: instantSchema.exactOptional(),
  status: z.enum(runStatuses),
  mode: z.enum(collectionModes),
  today: utcDaySchema,
  window: dayRangeSchema,
  /** Absent from what earlier versions wrote. */
  everyAccount: z.boolean().default(true),
  collectedSince: utcDaySchema.exactOptional(),
  resumes: z.string().exactOptional(),
  watchedOlderMonths: z.boolean(),
  payerFailure: z.string().exactOptional(),
  paidPages: z.int(),
  verificationPages: z.int().exactOptional(),
  outcomes: z.partialRecord(z.enum(accountOutcomes), z.int()),
} satisfies Record<keyof Run, z.ZodType>);
