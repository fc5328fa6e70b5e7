import { Entity, type EntityConfiguration } from 'electrodb';

/** A billing alarm that went off. Those of a month share a partition of the index. */
export function alarmEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Alarm', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        at: { type: 'string', required: true },
        policy: { type: 'string', required: true },
        threshold: { type: 'string', required: true },
        reason: { type: 'string', required: true },
        period: { type: 'string', required: true },
      },
      indexes: {
        byTime: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['at', 'policy'],
            template: 'alarm#${at}#${policy}',
          },
        },
        byPeriod: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['period'],
            template: 'alarms#${period}',
          },
          sk: {
            field: 'gsi1sk',
            casing: 'none',
            composite: ['at', 'account'],
            template: '${at}#${account}',
          },
        },
      },
    },
    configuration,
  );
}
