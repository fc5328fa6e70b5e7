import { Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';
import type { BilledMonth } from '@orgcost/collection';
import { accountIdSchema, billingPeriodSchema } from '@orgcost/domain';

/** What the payer was billed for an account and month when the ledger last took the month over. */
export function billedMonthEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'BilledMonth', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        period: { type: 'string', required: true },
        digest: { type: 'string', required: true },
        again: { type: 'boolean', required: true },
      },
      indexes: {
        byMonth: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: { field: 'sk', casing: 'none', composite: ['period'], template: 'billed#${period}' },
        },
        byPeriod: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['period', 'shard'],
            template: 'billed#${period}#${shard}',
          },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['account'], template: '${account}' },
        },
      },
    },
    configuration,
  );
}

export const storedBilledMonth = z.object({
  account: accountIdSchema,
  period: billingPeriodSchema,
  digest: z.string(),
  again: z.boolean(),
} satisfies Record<keyof BilledMonth, z.ZodType>);
