import { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { DeployedProps } from '../deployed';

/**
 * The ledger's table. It outlives its stack, as CDK has all tables do, and can be imported into another: see
 * docs/deploy.md.
 */
export class LedgerStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, ...props }: DeployedProps) {
    super(scope, id, { ...props, description: 'OrgCost: the ledger of costs' });
    const text = dynamodb.AttributeType.STRING;
    const table = new dynamodb.Table(this, 'Table', {
      tableName: deployment.table,
      partitionKey: { name: 'pk', type: text },
      sortKey: { name: 'sk', type: text },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      // Only plans of runs say when they may go: nothing that tells what was collected, and what it cost.
      timeToLiveAttribute: 'expiresAt',
    });
    table.addGlobalSecondaryIndex({
      indexName: 'gsi1',
      partitionKey: { name: 'gsi1pk', type: text },
      sortKey: { name: 'gsi1sk', type: text },
    });
  }
}
