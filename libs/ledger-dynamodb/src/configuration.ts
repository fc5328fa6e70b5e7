import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EntityConfiguration } from 'electrodb';

/** Where the ledger is: a table of `tableDefinition`, at whatever endpoint the client speaks to. */
export interface LedgerPlace {
  readonly client: DynamoDBClient;
  readonly table: string;
}

export function configurationOf({ client, table }: LedgerPlace): EntityConfiguration {
  const marshallOptions = { removeUndefinedValues: true };
  return { client: DynamoDBDocumentClient.from(client, { marshallOptions }), table };
}
