import { Entity, type EntityConfiguration } from 'electrodb';

export const lifted = 'lifted';

/**
 * The last event by which an address, in small letters, refused a mail, or that somebody lifted that since. Refusals are in one
 * partition of the index; lifted ones are not.
 */
export function refusalEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Refusal', version: '1' },
      attributes: {
        address: { type: 'string', required: true },
        at: { type: 'string', required: true },
        kind: { type: 'string', required: true },
        detail: { type: 'string' },
      },
      indexes: {
        byAddress: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['address'],
            template: 'address#${address}',
          },
          sk: { field: 'sk', casing: 'none', composite: [], template: 'refusal' },
        },
        inForce: {
          index: 'gsi1',
          condition: ({ kind }) => kind !== lifted,
          pk: { field: 'gsi1pk', casing: 'none', composite: [], template: 'refusals' },
          sk: {
            field: 'gsi1sk',
            casing: 'none',
            composite: ['address'],
            template: '${address}',
          },
        },
      },
    },
    configuration,
  );
}
