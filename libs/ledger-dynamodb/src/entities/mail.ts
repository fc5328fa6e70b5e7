import type { Mail } from '@orgcost/alerting';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';

/** A mail that was begun. */
export function mailEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Mail', version: '1' },
      attributes: {
        id: { type: 'string', required: true },
        begunAt: { type: 'string', required: true },
        to: { type: CustomAttributeType<Mail['to']>('any'), required: true },
        as: { type: 'string' },
        subject: { type: 'string', required: true },
        alerts: { type: CustomAttributeType<Mail['alerts']>('any'), required: true },
        sentAt: { type: 'string' },
        messageId: { type: 'string' },
      },
      indexes: {
        byId: {
          pk: { field: 'pk', casing: 'none', composite: ['id'], template: 'mail#${id}' },
          sk: { field: 'sk', casing: 'none', composite: [], template: 'mail' },
        },
      },
    },
    configuration,
  );
}
