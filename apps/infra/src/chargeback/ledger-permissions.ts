import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { tableArn } from '../names';

/** Partitions of the table that are chargeback's own, as the entities of `@orgcost/ledger-dynamodb` have them. */
export const partitions = {
  documents: 'document#*',
  bills: 'bills#*',
  previews: 'previews#*',
  closes: 'closes',
};

export function readLedger(deployment: Deployment): Permission {
  const table = tableArn(deployment);
  return {
    sid: 'ReadLedger',
    why: 'It reads costs, accounts, runs and closes from the ledger.',
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    resources: [table, `${table}/index/gsi1`],
  };
}

/** The one action that takes requests to delete as well: so it has documents alone, of which `verify` finds what is gone. */
export function saveDocuments(deployment: Deployment): Permission {
  return {
    sid: 'SaveDocuments',
    why: 'It saves documents, each under its hash, by which one that was changed is found.',
    actions: ['dynamodb:BatchWriteItem'],
    ...inPartitions(deployment, [partitions.documents]),
  };
}

export function putLinks(deployment: Deployment, why: string, keys: string[]): Permission {
  return {
    sid: 'PutLinks',
    why,
    actions: ['dynamodb:PutItem'],
    ...inPartitions(deployment, keys),
  };
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
function inPartitions(
  deployment: Deployment,
  keys: string[],
): Pick<Permission, 'resources' | 'conditions'> {
  return {
    resources: [tableArn(deployment)],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
  };
}

export function assumePayer(payerRole: string): Permission {
  return {
    sid: 'AssumePayerRole',
    why: 'It reads what the payer is billed.',
    actions: ['sts:AssumeRole'],
    resources: [payerRole],
  };
}
