import { Entity, type EntityConfiguration } from 'electrodb';

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
