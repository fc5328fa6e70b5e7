import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { billingRegion, tableArn, topicArn, topicKeyAlias } from '../names';
import { placeAccounts } from '../organization/place-accounts';

/** What the function may do that watches the costs of accounts. */
export function watcherPermissions(deployment: Deployment): readonly Permission[] {
  const table = tableArn(deployment);
  return [
    {
      sid: 'ReadLedger',
      why: 'It reads costs from the ledger, and which alerts there are already.',
      actions: ['dynamodb:GetItem', 'dynamodb:Query'],
      resources: [table, `${table}/index/gsi1`],
    },
    placeAccounts,
    {
      sid: 'Publish',
      why: 'It publishes what it finds to the central topic.',
      actions: ['sns:Publish'],
      resources: [topicArn(deployment)],
    },
    {
      sid: 'Encrypt',
      why: 'The topic is encrypted, and whoever publishes there uses its key.',
      broad: "The key's id is chosen by AWS: it goes by its alias.",
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [`arn:aws:kms:${billingRegion}:${deployment.trackerAccount}:key/*`],
      conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': topicKeyAlias } },
    },
  ];
}
