import type { Acknowledgment, Alert, AlertKey, AlertPolicy, Delivery } from '@orgcost/alerting';
import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';

/**
 * An alert. In the table a month comes before its days. In the index those that are not delivered have a partition of
 * their own, which is nearly always empty, and others that of their month.
 */
export function alertEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Alert', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        period: { type: 'string', required: true },
        policy: { type: CustomAttributeType<AlertPolicy>('string'), required: true },
        step: { type: 'string', required: true },
        list: { type: 'string', required: true },
        raisedAt: { type: 'string', required: true },
        crossing: { type: CustomAttributeType<Alert['crossing']>('any'), required: true },
        subject: { type: CustomAttributeType<NonNullable<Alert['subject']>>('any') },
        explanation: { type: CustomAttributeType<Alert['explanation']>('any'), required: true },
        delivery: { type: CustomAttributeType<Delivery>('any'), required: true },
        acknowledged: { type: CustomAttributeType<Acknowledgment>('any') },
        // Ids of the calls that raised it and that moved it on last, at first the same: a call knows its own work by them.
        raise: { type: 'string', required: true },
        move: { type: 'string', required: true },
      },
      indexes: {
        byPeriod: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['period', 'policy', 'step'],
            template: 'alert#${period}#${policy}#${step}',
          },
        },
        byList: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', casing: 'none', composite: ['list'], template: 'alerts#${list}' },
          sk: {
            field: 'gsi1sk',
            casing: 'none',
            composite: ['raisedAt', 'account', 'policy', 'period', 'step'],
            template: '${raisedAt}#${account}#${policy}#${period}#${step}',
          },
        },
      },
    },
    configuration,
  );
}

export const undelivered = 'undelivered';

/** Which list of the index has an alert. */
export function listOf({ period }: Pick<AlertKey, 'period'>, { state }: Delivery): string {
  return state === 'pending' || state === 'sending'
    ? undelivered
    : period.slice(0, 'YYYY-MM'.length);
}
