import type { Permission } from '../constructs/permission';

/** What the function that records alarms may do, by ARNs of the table, the queue and its key. */
export function recorderPermissions(
  table: string,
  queue: string,
  key: string,
): readonly Permission[] {
  return [
    {
      sid: 'RecordAlerts',
      why: 'It writes alarms and alerts into the ledger, reads there what explains them, and has those told again whose mail came back.',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      resources: [table, `${table}/index/gsi1`],
    },
    {
      sid: 'TakeAlarms',
      why: 'Lambda takes alarms from the queue for it.',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [queue],
    },
    {
      sid: 'DecryptAlarms',
      why: 'The queue is encrypted.',
      actions: ['kms:Decrypt'],
      resources: [key],
    },
  ];
}
