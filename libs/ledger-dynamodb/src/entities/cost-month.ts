import type { VersionedMonth } from '@orgcost/chargeback';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';
import {
  costOriginSchema,
  accountIdSchema,
  billingPeriodSchema,
  daysOf,
  daysOfBillingPeriod,
  instantSchema,
  type BillingPeriod,
  type CostMonth,
  type CostOrigin,
  type Metric,
} from '@orgcost/domain';
import { decodeMatrix } from '../matrix-text';
import { metricsSchema } from '../stored-item';

/** A month of one account. Its conditional put commits the revisions that it leads to. */
export function costMonthEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'CostMonth', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        period: { type: 'string', required: true },
        version: { type: 'number', required: true },
        fetchedAt: { type: 'string', required: true },
        estimated: { type: 'boolean', required: true },
        metrics: { type: CustomAttributeType<readonly Metric[]>('any'), required: true },
        origins: { type: CustomAttributeType<readonly CostOrigin[]>('any'), required: true },
        costs: { type: 'string', required: true },
        days: {
          type: CustomAttributeType<Readonly<Record<string, CommittedDay>>>('any'),
          required: true,
        },
      },
      indexes: {
        byMonth: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: { field: 'sk', casing: 'none', composite: ['period'], template: 'month#${period}' },
        },
        byPeriod: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['period', 'shard'],
            template: 'month#${period}#${shard}',
          },
          sk: {
            field: 'gsi1sk',
            casing: 'none',
            composite: ['account'],
            template: '${account}',
          },
        },
      },
    },
    configuration,
  );
}

const committedDay = z.object({
  revision: z.string(),
  /** SHA-256 of what the day costs: see `hashOf`. */
  hash: z.string(),
  fetchedAt: instantSchema,
  origin: costOriginSchema,
});

/** What a month knows of the current revision of one of its days. */
export type CommittedDay = z.output<typeof committedDay>;

/** The side of a month that writers need: which revisions are committed. */
export const storedCommits = z.object({
  period: billingPeriodSchema,
  version: z.int().positive(),
  days: z.record(z.string(), committedDay),
});

export type MonthCommits = z.output<typeof storedCommits>;

const rollupFields = {
  account: accountIdSchema,
  fetchedAt: instantSchema,
  estimated: z.boolean(),
  metrics: metricsSchema,
  origins: z.array(costOriginSchema),
  costs: z.string(),
  days: z.record(z.string(), z.unknown()),
};

type StoredRollup = z.output<z.ZodObject<typeof rollupFields>>;

/** The side of a month that readers need. Made for one period, so that a whole organization's is quick to read. */
export function storedRollup(period: BillingPeriod) {
  return z.object(rollupFields).transform(rollupIn(period));
}

/** The same, with its version. */
export function storedVersion(period: BillingPeriod) {
  const rollup = rollupIn(period);
  return z
    .object({ ...rollupFields, version: z.int().positive() })
    .transform(({ version, ...month }): VersionedMonth => ({ ...rollup(month), version }));
}

function rollupIn(period: BillingPeriod): (stored: StoredRollup) => CostMonth {
  const range = daysOf(daysOfBillingPeriod(period));
  return ({ costs, days, ...month }) => {
    const matrix = decodeMatrix(month.metrics, costs);
    return { ...month, period, matrix, days: range.filter((day) => Object.hasOwn(days, day)) };
  };
}
