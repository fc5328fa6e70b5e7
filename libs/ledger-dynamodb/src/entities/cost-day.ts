import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';
import {
  costOriginSchema,
  accountIdSchema,
  instantSchema,
  utcDaySchema,
  type CostDay,
  type Metric,
} from '@orgcost/domain';
import { decodeMatrix } from '../matrix-text';
import { metricsSchema } from '../stored-item';

/** One immutable revision of a day; committed once the account's CostMonth leads to it. */
export function costDayEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'CostDay', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        day: { type: 'string', required: true },
        revision: { type: 'string', required: true },
        previous: { type: 'string' },
        fetchedAt: { type: 'string', required: true },
        origin: { type: 'string', required: true },
        estimated: { type: 'boolean', required: true },
        metrics: { type: CustomAttributeType<readonly Metric[]>('any'), required: true },
        costs: { type: 'string', required: true },
      },
      indexes: {
        byDay: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['day', 'revision'],
            template: 'day#${day}#${revision}',
          },
        },
      },
    },
    configuration,
  );
}

/** A revision: a day and its place among the revisions of that day. */
export interface DayRevision extends CostDay {
  readonly revision: string;
  /** The committed revision that this one replaced; none for the first of its day. */
  readonly previous?: string;
  /** The matrix as text: see `encodeMatrix`. */
  readonly costs: string;
}

export const storedCostDay = z
  .object({
    account: accountIdSchema,
    day: utcDaySchema,
    revision: z.string(),
    previous: z.string().exactOptional(),
    fetchedAt: instantSchema,
    origin: costOriginSchema,
    estimated: z.boolean(),
    metrics: metricsSchema,
    costs: z.string(),
  })
  .transform((day): DayRevision => ({ ...day, matrix: decodeMatrix(day.metrics, day.costs) }));
