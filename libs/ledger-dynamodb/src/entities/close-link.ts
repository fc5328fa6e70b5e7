import { closeLinkSchema, type CloseLink } from '@orgcost/chargeback';
import { Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';

/** A link of the chain of closes. Its conditional put is the commit of a close. */
export function closeLinkEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Close', version: '1' },
      attributes: {
        sequence: { type: 'number', required: true, padding: { length: 6, char: '0' } },
        period: { type: 'string', required: true },
        document: { type: 'string', required: true },
      },
      indexes: {
        bySequence: {
          pk: { field: 'pk', casing: 'none', composite: [], template: 'closes' },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['sequence'],
            template: 'close#${sequence}',
          },
        },
      },
    },
    configuration,
  );
}

/** A link with its keys: one that was moved in the chain, or made out to be something else, is not as it was put. */
export const storedCloseLink = closeLinkSchema
  .extend({ sk: z.string(), __edb_e__: z.literal('Close'), __edb_v__: z.literal('1') })
  .refine(({ sequence, sk }) => sk === `close#${String(sequence).padStart(6, '0')}`, {
    path: ['sk'],
    error: 'is not of its sequence number',
  })
  .transform(({ sequence, period, document }): CloseLink => ({ sequence, period, document }));
