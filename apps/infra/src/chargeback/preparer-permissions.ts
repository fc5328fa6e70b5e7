import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { billingRegion, payerRoleArn } from '../names';
import { assumePayer, partitions, readLedger, writeLedger } from './ledger-permissions';

/** What the function may do that prepares months: it can close none. */
export function preparerPermissions(deployment: Deployment, sender: string): readonly Permission[] {
  const { bills, documents, previews } = partitions;
  return [
    readLedger(deployment),
    writeLedger(deployment, "It keeps the payer's bill, and what it has shown of a month.", [
      documents,
      bills,
      previews,
    ]),
    assumePayer(payerRoleArn(deployment)),
    {
      sid: 'SendMail',
      why: 'It mails finance, from the address of the config and no other.',
      broad: "Whether the sender's address is verified or its domain, SES finds by itself.",
      actions: ['ses:SendEmail'],
      resources: [`arn:aws:ses:${billingRegion}:${deployment.trackerAccount}:identity/*`],
      conditions: { StringEquals: { 'ses:FromAddress': sender } },
    },
  ];
}
