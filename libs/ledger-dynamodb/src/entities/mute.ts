import type { Mute } from '@orgcost/alerting';
import { Entity, type EntityConfiguration } from 'electrodb';

/** The last mute of an account's alerts: of all of them, or of one policy. In the index they are in the order of their ends. */
export function muteEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Mute', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        muted: { type: 'string', required: true },
        policy: { type: 'string' },
        until: { type: 'string', required: true },
        by: { type: 'string', required: true },
        at: { type: 'string', required: true },
        note: { type: 'string' },
      },
      indexes: {
        byMuted: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: { field: 'sk', casing: 'none', composite: ['muted'], template: 'mute#${muted}' },
        },
        byUntil: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', casing: 'none', composite: [], template: 'mutes' },
          sk: {
            field: 'gsi1sk',
            casing: 'none',
            composite: ['until', 'account', 'muted'],
            template: '${until}#${account}#${muted}',
          },
        },
      },
    },
    configuration,
  );
}

/** What a mute is kept by. */
export function mutedBy({ policy }: Mute): string {
  return policy ?? 'all';
}
