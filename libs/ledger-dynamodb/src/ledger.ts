import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AccountLedger, CostLedger, RunLedger } from '@orgcost/collection';
import { AccountRepository } from './account-repository';
import { CostRepository } from './cost-repository';
import { RunRepository } from './run-repository';

export interface Ledger {
  readonly costs: CostLedger;
  readonly accounts: AccountLedger;
  readonly runs: RunLedger;
}

/** The ledger in a DynamoDB table of `tableDefinition`, at whatever endpoint the client speaks to. */
export function createLedger(options: { client: DynamoDBClient; table: string }): Ledger {
  const client = DynamoDBDocumentClient.from(options.client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const configuration = { client, table: options.table };
  return {
    costs: new CostRepository(configuration),
    accounts: new AccountRepository(configuration),
    runs: new RunRepository(configuration),
  };
}
