import type { Thresholds } from '@orgcost/alerting';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';

/** The last change of an account's thresholds. */
export function accountThresholdsEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'AccountThresholds', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        stack: { type: 'string', required: true },
        thresholds: { type: CustomAttributeType<Thresholds>('any'), required: true },
        change: { type: 'string', required: true },
        state: { type: 'string', required: true },
        at: { type: 'string', required: true },
        reason: { type: 'string' },
      },
      indexes: {
        byAccount: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: { field: 'sk', casing: 'none', composite: [], template: 'thresholds' },
        },
        byShard: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['shard'],
            template: 'thresholds#${shard}',
          },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['account'], template: '${account}' },
        },
      },
    },
    configuration,
  );
}
