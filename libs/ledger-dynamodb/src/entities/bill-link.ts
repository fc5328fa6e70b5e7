import { Entity, type EntityConfiguration } from 'electrodb';

/** When the payer's bill of a month was read, and which document it is. */
export function billLinkEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Bill', version: '1' },
      attributes: {
        period: { type: 'string', required: true },
        fetchedAt: { type: 'string', required: true },
        document: { type: 'string', required: true },
      },
      indexes: {
        byTime: {
          pk: { field: 'pk', casing: 'none', composite: ['period'], template: 'bills#${period}' },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['fetchedAt'],
            template: 'bill#${fetchedAt}',
          },
        },
      },
    },
    configuration,
  );
}
