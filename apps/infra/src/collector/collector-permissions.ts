import type { Deployment } from '@orgcost/config';
import type { Permission } from '../constructs/permission';
import { memberRoleArn, payerRoleArn, tableArn } from '../names';

/** What each step of a collection may do. */
export function collectorPermissions(
  deployment: Deployment,
): Record<'plan' | 'collect' | 'finish', readonly Permission[]> {
  const ledger = keepLedger(deployment);
  const payer = assumePayer(deployment);
  return {
    plan: [ledger, payer, listAccounts],
    collect: [ledger, payer, assumeMembers(deployment)],
    finish: [ledger, payer],
  };
}

function keepLedger(deployment: Deployment): Permission {
  const table = tableArn(deployment);
  return {
    sid: 'KeepLedger',
    why: 'It reads and writes the ledger. Nothing is ever deleted from it.',
    actions: [
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    resources: [table, `${table}/index/gsi1`],
  };
}

function assumePayer(deployment: Deployment): Permission {
  return {
    sid: 'AssumePayerRole',
    why: 'It asks the payer for accounts that cannot be asked themselves, and which months moved.',
    actions: ['sts:AssumeRole'],
    resources: [payerRoleArn(deployment)],
  };
}

function assumeMembers(deployment: Deployment): Permission {
  return {
    sid: 'AssumeCollectorRoles',
    why: 'It asks each account for its costs.',
    broad: 'Accounts come and go. Which let it in, their roles say.',
    actions: ['sts:AssumeRole'],
    resources: [memberRoleArn(deployment)],
  };
}

const listAccounts: Permission = {
  sid: 'ListAccounts',
  why: "It lists the organization's accounts, with their OUs and tags.",
  broad: 'Organizations names no resource for lists; what they name is not known before.',
  actions: [
    'organizations:DescribeOrganization',
    'organizations:DescribeOrganizationalUnit',
    'organizations:ListAccounts',
    'organizations:ListAccountsForParent',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListParents',
    'organizations:ListRoots',
    'organizations:ListTagsForResource',
  ],
  resources: ['*'],
};
