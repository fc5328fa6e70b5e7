import { Entity, type EntityConfiguration } from 'electrodb';

/** When a month was previewed, and which document says with what result. */
export function previewLinkEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Preview', version: '1' },
      attributes: {
        period: { type: 'string', required: true },
        at: { type: 'string', required: true },
        document: { type: 'string', required: true },
      },
      indexes: {
        byTime: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['period'],
            template: 'previews#${period}',
          },
          sk: { field: 'sk', casing: 'none', composite: ['at'], template: 'preview#${at}' },
        },
      },
    },
    configuration,
  );
}
