import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { billingRegion, configurationSetName, tableArn } from '../names';

/** What the function that mails alerts may do. */
export function mailerPermissions(deployment: Deployment, sender: string): readonly Permission[] {
  const table = tableArn(deployment);
  const ses = `arn:aws:ses:${billingRegion}:${deployment.trackerAccount}`;
  return [
    {
      sid: 'KeepDeliveries',
      why: 'It reads alerts from the ledger, and keeps there how far each is, and its mail.',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      resources: [table, `${table}/index/gsi1`],
    },
    {
      sid: 'SendMail',
      why: 'It mails alerts, from the address of the config and no other.',
      broad: "Whether the sender's address is verified or its domain, SES finds by itself.",
      actions: ['ses:SendEmail'],
      // SES asks for both: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
      resources: [`${ses}:identity/*`, `${ses}:configuration-set/${configurationSetName}`],
      conditions: { StringEquals: { 'ses:FromAddress': sender } },
    },
  ];
}
