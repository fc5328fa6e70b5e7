import {
  GetCostAndUsageCommand,
  type CostExplorerClient,
  type GetCostAndUsageCommandInput,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import { metrics, type Metric } from '@orgcost/domain';
import { parseAmount, sumAmounts, type Amount } from '@orgcost/money';

export const metricNames = {
  unblended: 'UnblendedCost',
  amortized: 'AmortizedCost',
  'net-unblended': 'NetUnblendedCost',
  'net-amortized': 'NetAmortizedCost',
} as const satisfies Record<Metric, string>;

/** A query for every metric of the domain. */
export function aQuery(
  Start: string,
  End: string,
  rest: Partial<GetCostAndUsageCommandInput> = {},
): GetCostAndUsageCommandInput {
  return {
    TimePeriod: { Start, End },
    Granularity: 'DAILY',
    Metrics: metrics.map((metric) => metricNames[metric]),
    GroupBy: [
      { Type: 'DIMENSION', Key: 'SERVICE' },
      { Type: 'DIMENSION', Key: 'RECORD_TYPE' },
    ],
    ...rest,
  };
}

/** Every page of an answer. */
export async function readPages(
  client: CostExplorerClient,
  input: GetCostAndUsageCommandInput,
): Promise<ResultByTime[][]> {
  const pages: ResultByTime[][] = [];
  let NextPageToken: string | undefined;
  do {
    const page = await client.send(new GetCostAndUsageCommand({ ...input, NextPageToken }));
    pages.push(page.ResultsByTime ?? []);
    ({ NextPageToken } = page);
  } while (NextPageToken !== undefined);
  return pages;
}

/** The exact sum of all groups of all periods. */
export function totalOf(results: readonly ResultByTime[], metric: Metric): Amount {
  return sumAmounts(
    results.flatMap(({ Groups = [] }) =>
      Groups.map(({ Metrics }) => parseAmount(Metrics?.[metricNames[metric]]?.Amount ?? '')),
    ),
  );
}
