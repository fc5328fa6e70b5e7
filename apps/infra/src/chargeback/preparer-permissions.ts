import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { billingRegion, payerRoleArn } from '../names';
import { assumePayer, partitions, putLinks, readLedger, saveDocuments } from './ledger-permissions';

/** What the function may do that prepares months: it can close none. */
export function preparerPermissions(deployment: Deployment, sender: string): readonly Permission[] {
  return [
    readLedger(deployment),
    saveDocuments(deployment),
    putLinks(deployment, "It keeps the payer's bill, and what it has shown of a month.", [
      partitions.bills,
      partitions.previews,
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
