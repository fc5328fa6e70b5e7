import { faultKinds, type FaultKind, type LocalOrganization } from '@orgcost/local-organization';
import type { LedgerCall } from '../support/dynamodb-proxy';

/** A row of the matrix: an operation of AWS, as one of its callers calls it. */
export interface AwsOperation {
  readonly title: string;
  readonly operation: string;
  /** The role that it concerns; all callers without it. */
  readonly role?: (organization: LocalOrganization) => string;
  /** Why its cells are not tried. */
  readonly untried?: string;
}

/** Sees of itself what the payer sees of it: whoever is asked, its costs are the same. */
export const victim = 'Web Shop Production';

const victimsRole = ({ organization, settings }: LocalOrganization): string => {
  const account = organization.accounts.find(({ name }) => name === victim);
  if (!account) throw new Error(`There is no ${victim}`);
  return `arn:aws:iam::${account.id}:role/${settings.memberRoleName}`;
};
const payersRole = ({ settings }: LocalOrganization): string => settings.payerRoleArn;
const untried = 'called only for an account or unit that moves while the organization is read';

export const awsOperations: readonly AwsOperation[] = [
  { title: 'sts:GetCallerIdentity', operation: 'GetCallerIdentity' },
  { title: 'organizations:DescribeOrganization', operation: 'DescribeOrganization' },
  { title: 'organizations:ListAccounts', operation: 'ListAccounts' },
  { title: 'organizations:ListRoots', operation: 'ListRoots' },
  { title: 'organizations:ListAccountsForParent', operation: 'ListAccountsForParent' },
  {
    title: 'organizations:ListOrganizationalUnitsForParent',
    operation: 'ListOrganizationalUnitsForParent',
  },
  { title: 'organizations:ListTagsForResource', operation: 'ListTagsForResource' },
  { title: 'organizations:ListParents', operation: 'ListParents', untried },
  {
    title: 'organizations:DescribeOrganizationalUnit',
    operation: 'DescribeOrganizationalUnit',
    untried,
  },
  { title: 'sts:AssumeRole, a member', operation: 'AssumeRole', role: victimsRole },
  { title: 'sts:AssumeRole, the payer', operation: 'AssumeRole', role: payersRole },
  { title: 'ce:GetCostAndUsage, a member', operation: 'GetCostAndUsage', role: victimsRole },
  { title: 'ce:GetCostAndUsage, the payer', operation: 'GetCostAndUsage', role: payersRole },
  { title: 'ce:GetDimensionValues, the payer', operation: 'GetDimensionValues', role: payersRole },
];

export const awsFaults: readonly FaultKind[] = faultKinds;

/** A row of the matrix: what the ledger asks of its table. */
export interface LedgerOperation {
  readonly title: string;
  readonly concerns: (call: LedgerCall) => boolean;
  readonly untried?: Readonly<Partial<Record<LedgerFault, string>>>;
}

export const ledgerFaults = [
  'throttle',
  'server-error',
  'timeout',
  'unprocessed',
  'conditional-failure',
  'lose-answer',
  'disk-full',
] as const;
export type LedgerFault = (typeof ledgerFaults)[number];

const named = (operation: string) => (call: LedgerCall) => call.operation === operation;
const noBatch = 'only a batch leaves items over';
const noCondition = 'it has no condition';
const store = 'no single call can be given a full disk: see the embedded store';
const read = {
  unprocessed: noBatch,
  'conditional-failure': noCondition,
  'disk-full': 'it writes nothing',
};

export const ledgerOperations: readonly LedgerOperation[] = [
  {
    title: 'CreateTable, of an emulator',
    concerns: named('CreateTable'),
    untried: { unprocessed: noBatch, 'conditional-failure': noCondition, 'disk-full': store },
  },
  { title: 'DescribeTable', concerns: named('DescribeTable'), untried: read },
  { title: 'Query', concerns: named('Query'), untried: read },
  { title: 'GetItem', concerns: named('GetItem'), untried: read },
  {
    title: 'BatchWriteItem',
    concerns: named('BatchWriteItem'),
    untried: { 'conditional-failure': noCondition, 'disk-full': store },
  },
  {
    title: 'PutItem, a month',
    concerns: ({ operation, conditional }) => operation === 'PutItem' && conditional,
    untried: { unprocessed: noBatch, 'disk-full': store },
  },
  {
    title: 'PutItem, a run and its results',
    concerns: ({ operation, conditional }) => operation === 'PutItem' && !conditional,
    untried: { unprocessed: noBatch, 'conditional-failure': noCondition, 'disk-full': store },
  },
];
