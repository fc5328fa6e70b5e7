import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { billingPeriodOf, type AccountId, type DayRange } from '@orgcost/domain';
import {
  embeddedClientConfig,
  indexDifferences,
  openEmbeddedDynamoDb,
} from '@orgcost/embedded-dynamodb';
import { createLedger } from '@orgcost/ledger-dynamodb';
import { join } from 'node:path';

export interface EmbeddedContents {
  /** Month and days of each account that has any, as text, but for when they were fetched. */
  readonly accounts: ReadonlyMap<AccountId, string>;
  readonly indexDifferences: number;
}

/** What the ledger in a working folder tells of a range within one month. */
export async function contentsOf(cwd: string, range: DayRange): Promise<EmbeddedContents> {
  const store = await openEmbeddedDynamoDb({ directory: join(cwd, '.orgcost/ledger') });
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  const table = 'orgcost';
  const { costs } = createLedger({ client, table });
  try {
    const accounts = new Map<AccountId, string>();
    for await (const month of costs.organizationMonth(billingPeriodOf(range.from))) {
      const days = await costs.days(month.account, range);
      const facts = [month, ...days].map(({ fetchedAt: _, ...fact }) => fact);
      accounts.set(month.account, JSON.stringify(facts));
    }
    const sorted = [...accounts].sort(([a], [b]) => (a < b ? -1 : 1));
    const differences = await indexDifferences(client, table);
    return { accounts: new Map(sorted), indexDifferences: differences.length };
  } finally {
    client.destroy();
    await store.close();
  }
}
