import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { addAmounts, parseAmount, zero, type Amount } from '@orgcost/money';

/**
 * What a person writes in an hour: the payer's costs by day and account, all pages, the SDK's own retries. Prints each
 * account's unblended total as JSON. Arguments: the payer's role, ExternalId, first day, day after the last.
 */
const [RoleArn, ExternalId, Start, End] = process.argv.slice(2);
const client = new CostExplorerClient({
  region: 'us-east-1',
  credentials: fromTemporaryCredentials({
    params: { RoleArn, ExternalId, RoleSessionName: 'plain' },
    clientConfig: { region: 'us-east-1' },
  }),
});

const results: ResultByTime[] = [];
let NextPageToken: string | undefined;
do {
  const page = await client.send(
    new GetCostAndUsageCommand({
      TimePeriod: { Start, End },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
      GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }],
      NextPageToken,
    }),
  );
  results.push(...(page.ResultsByTime ?? []));
  NextPageToken = page.NextPageToken;
} while (NextPageToken !== undefined);

const totals: Record<string, Amount> = {};
for (const { Groups = [] } of results) {
  for (const { Keys: [account = ''] = [], Metrics } of Groups) {
    const amount = parseAmount(Metrics?.['UnblendedCost']?.Amount ?? '0');
    totals[account] = addAmounts(totals[account] ?? zero, amount);
  }
}
process.stdout.write(JSON.stringify(totals));
