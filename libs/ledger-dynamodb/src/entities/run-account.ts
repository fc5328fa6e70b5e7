import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';
import { accountOutcomes, type AccountResult } from '@orgcost/collection';
import { accountIdSchema, dayRangeSchema, instantSchema, utcDaySchema } from '@orgcost/domain';
import { originSchema } from '../stored-item';

/** What a run achieved for one account. Keyed by run, so that a run is summed up from strongly consistent reads. */
export function runAccountEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'RunAccount', version: '1' },
      attributes: {
        run: { type: 'string', required: true },
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        outcome: { type: 'string', required: true },
        reason: { type: 'string' },
        ranges: { type: CustomAttributeType<AccountResult['ranges']>('any'), required: true },
        origin: { type: 'string' },
        fetchedAt: { type: 'string' },
        paidPages: { type: 'number', required: true },
        daysWritten: { type: 'number', required: true },
        daysUnchanged: { type: 'number', required: true },
        daysSuperseded: { type: 'number', required: true },
        lastComplete: { type: 'string' },
      },
      indexes: {
        byRun: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['run', 'shard'],
            template: 'run#${run}#${shard}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
        },
        byAccount: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['run'], template: 'run#${run}' },
        },
      },
    },
    configuration,
  );
}

export const storedResult = z.object({
  run: z.string(),
  account: accountIdSchema,
  outcome: z.enum(accountOutcomes),
  reason: z.string().exactOptional(),
  ranges: z.array(dayRangeSchema),
  origin: originSchema.exactOptional(),
  fetchedAt: instantSchema.exactOptional(),
  paidPages: z.int(),
  daysWritten: z.int(),
  daysUnchanged: z.int(),
  daysSuperseded: z.int(),
  lastComplete: utcDaySchema.exactOptional(),
} satisfies Record<keyof AccountResult, z.ZodType>);
