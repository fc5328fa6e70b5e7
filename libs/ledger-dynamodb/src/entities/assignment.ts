import { Entity, type EntityConfiguration } from 'electrodb';

/** That an account belongs to a cost center from a day on, as was said at a moment. */
export function assignmentEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Assignment', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        from: { type: 'string', required: true },
        to: { type: 'string' },
        costCenter: { type: 'string' },
        owner: { type: 'string' },
        recordedAt: { type: 'string', required: true },
        recordedBy: { type: 'string', required: true },
        origin: { type: 'string', required: true },
      },
      indexes: {
        byFrom: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['from', 'recordedAt'],
            template: 'assignment#${from}#${recordedAt}',
          },
        },
        byShard: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['shard'],
            template: 'assignments#${shard}',
          },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['account'], template: '${account}' },
        },
      },
    },
    configuration,
  );
}
