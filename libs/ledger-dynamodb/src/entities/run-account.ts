import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import type { AccountResult } from '@orgcost/collection';

/** What a run achieved for one account. Keyed by run, so that a run is summed up from strongly consistent reads. */
export function runAccountEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'RunAccount', version: '1' },
      attributes: {
        run: { type: 'string', required: true },
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        outcome: { type: 'string', required: true },
        reason: { type: 'string' },
        ranges: { type: CustomAttributeType<AccountResult['ranges']>('any'), required: true },
        origin: { type: 'string' },
        fetchedAt: { type: 'string' },
        paidPages: { type: 'number', required: true },
        daysWritten: { type: 'number', required: true },
        daysUnchanged: { type: 'number', required: true },
        daysSuperseded: { type: 'number', required: true },
        coverage: { type: CustomAttributeType<NonNullable<AccountResult['coverage']>>('any') },
      },
      indexes: {
        byRun: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['run', 'shard'],
            template: 'run#${run}#${shard}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
        },
        byAccount: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['run'], template: 'run#${run}' },
        },
      },
    },
    configuration,
  );
}
