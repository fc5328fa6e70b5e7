import type { MailEvent } from '@orgcost/alerting';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';

/** The last event by which an address, in small letters, refused a mail. */
export function refusalEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Refusal', version: '1' },
      attributes: {
        address: { type: 'string', required: true },
        at: { type: 'string', required: true },
        kind: { type: 'string', required: true },
        recipients: { type: CustomAttributeType<MailEvent['recipients']>('any'), required: true },
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
      },
    },
    configuration,
  );
}
