import {
  DeleteItemCommand,
  ListTablesCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { indexDifferences, type IndexDifference } from './index-differences';

/**
 * Brings the indexes of all tables in line with the tables. dynalite writes an index before its table, so a killed
 * process can leave behind an entry of a write that was never acknowledged.
 *
 * @returns how many entries were wrong
 */
export async function repairIndexes(client: DynamoDBClient): Promise<number> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  let repaired = 0;
  for (const table of TableNames) {
    const differences = await indexDifferences(client, table);
    for (const difference of differences) await repair(client, table, difference);
    repaired += differences.length;
  }
  return repaired;
}

/** A put moves or makes the entry of the item that it replaces: hence the wrong one first, where there is one. */
async function repair(
  client: DynamoDBClient,
  table: string,
  { key, entry, item }: IndexDifference,
): Promise<void> {
  if (entry) await client.send(new PutItemCommand({ TableName: table, Item: entry }));
  if (item) await client.send(new PutItemCommand({ TableName: table, Item: item }));
  else await client.send(new DeleteItemCommand({ TableName: table, Key: key }));
}
