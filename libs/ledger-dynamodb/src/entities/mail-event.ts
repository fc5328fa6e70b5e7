import { createHash } from 'node:crypto';
import type { MailEvent } from '@orgcost/alerting';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';

/** What became of a mail, beside it. */
export function mailEventEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'MailEvent', version: '1' },
      attributes: {
        mail: { type: 'string', required: true },
        at: { type: 'string', required: true },
        kind: { type: 'string', required: true },
        digest: { type: 'string', required: true },
        recipients: { type: CustomAttributeType<MailEvent['recipients']>('any'), required: true },
        detail: { type: 'string' },
      },
      indexes: {
        byTime: {
          pk: { field: 'pk', casing: 'none', composite: ['mail'], template: 'mail#${mail}' },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['at', 'kind', 'digest'],
            template: 'event#${at}#${kind}#${digest}',
          },
        },
      },
    },
    configuration,
  );
}

/** Stands for the recipients in a key, which has no room for all of them. Never to be changed. */
export function digestOf(recipients: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(recipients)).digest('base64url');
}
