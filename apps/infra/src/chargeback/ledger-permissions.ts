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

/** Nothing else of the table can be written with it: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
export function writeLedger(
  deployment: Deployment,
  why: string,
  keys: readonly string[],
): Permission {
  return {
    sid: 'WriteLedger',
    why,
    actions: ['dynamodb:BatchWriteItem', 'dynamodb:PutItem'],
    resources: [tableArn(deployment)],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] } },
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
