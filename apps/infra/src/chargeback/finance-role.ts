import { archiveBucketName, type Deployment } from '@orgcost/config';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from '../constructs/permission';
import { financeRoleName, payerRoleArn, tableArn } from '../names';
import { assumePayer, partitions, putLinks, readLedger, saveDocuments } from './ledger-permissions';

export interface FinanceRoleProps {
  readonly deployment: Deployment;
  /** ARNs of roles or users. */
  readonly closers: readonly string[];
}

/** What people close months with: it changes no cost, and no copy. */
export class FinanceRole extends Construct {
  constructor(scope: Construct, id: string, { deployment, closers }: FinanceRoleProps) {
    super(scope, id);
    const trust: Permission = {
      sid: 'AssumedByClosers',
      why: 'Whom the config names as closers come in, as long as they are of the organization.',
      principals: closers.map((arn) => new iam.ArnPrincipal(arn)),
      actions: ['sts:AssumeRole'],
      conditions: { StringEquals: { 'aws:PrincipalOrgID': deployment.organizationId } },
    };
    const permissions = financePermissions(deployment);
    const role = new iam.CfnRole(this, 'Role', {
      roleName: financeRoleName,
      description: 'Months are closed, and closes verified, with it',
      assumeRolePolicyDocument: policyDocument([trust]),
      policies: [{ policyName: 'CloseMonths', policyDocument: policyDocument(permissions) }],
    });
    giveReasons(role, [trust, ...permissions]);
  }
}

function financePermissions(deployment: Deployment): readonly Permission[] {
  const bucket = `arn:aws:s3:::${archiveBucketName(deployment)}`;
  return [
    readLedger(deployment),
    {
      sid: 'CheckTable',
      why: 'The command line looks whether the table is one of a ledger before it works with it.',
      actions: ['dynamodb:DescribeTable'],
      resources: [tableArn(deployment)],
    },
    saveDocuments(deployment),
    putLinks(
      deployment,
      'It keeps bills, previews and closes. What accounts cost, and who owns them, it cannot write.',
      [partitions.bills, partitions.previews, partitions.closes],
    ),
    {
      sid: 'PutCopies',
      why: 'It puts locked copies of what was closed, and reads them again, whatever was put over them.',
      broad: 'A copy has the hash of what it is of.',
      actions: ['s3:GetObjectVersion', 's3:PutObject'],
      resources: [`${bucket}/*`],
    },
    {
      sid: 'ListCopies',
      why: 'It finds the first version of a copy.',
      actions: ['s3:ListBucketVersions'],
      resources: [bucket],
    },
    assumePayer(payerRoleArn(deployment)),
  ];
}
