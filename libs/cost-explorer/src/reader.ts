import {
  GetCostAndUsageCommand,
  GetDimensionValuesCommand,
  type CostExplorerClient,
  type Dimension,
  type Expression,
  type Granularity,
} from '@aws-sdk/client-cost-explorer';
import type { PageMeter } from '@orgcost/collection';
import { containsDay, daysOf, InvalidInputError, type DayRange } from '@orgcost/domain';
import { metricNames, parseCostAndUsage, parseDimensionValues, type PeriodCosts } from './answer';
import { costSourceError, isExpiredToken } from './errors';
import { allPages, type Page } from './pages';

export interface CostQuery {
  readonly range: DayRange;
  readonly granularity: Granularity;
  /** Two is the most that one query may have. */
  readonly groupBy: readonly [Dimension, Dimension];
  readonly filter?: Expression;
}

/**
 * Cost Explorer's two queries: each reads all pages, pays for every one through the meter, and speaks of errors in
 * the words of the port.
 */
export class CostExplorerReader {
  #client: CostExplorerClient | undefined;

  /**
   * @param connect makes a client with credentials of its own; called again when they expire, which the SDK retries
   *   with the same ones
   * @param subject whose costs are read, for people
   */
  constructor(
    private readonly connect: () => CostExplorerClient,
    private readonly subject: string,
  ) {}

  /**
   * All four metrics by two dimensions, for each day or month of the range.
   * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
   */
  costAndUsage(query: CostQuery, meter: PageMeter): Promise<PeriodCosts[]> {
    const { range, granularity, groupBy, filter } = query;
    const ask = async (token: string | undefined): Promise<Page<PeriodCosts>> => {
      const command = new GetCostAndUsageCommand({
        TimePeriod: { Start: range.from, End: range.to },
        Granularity: granularity,
        Metrics: Object.values(metricNames),
        GroupBy: groupBy.map((dimension) => ({ Type: 'DIMENSION', Key: dimension })),
        Filter: filter,
        NextPageToken: token,
      });
      const page = parseCostAndUsage(await this.#pay(meter, (client) => client.send(command)));
      for (const { start } of page.items) {
        if (!containsDay(range, start)) {
          throw new InvalidInputError(
            `${start} is not in the range from ${range.from} to ${range.to}`,
          );
        }
      }
      return page;
    };
    return this.#readAll('GetCostAndUsage', async () => {
      const periods = await allPages(ask);
      if (granularity === 'DAILY') assertEveryDay(periods, range);
      return periods;
    });
  }

  /**
   * The values that a dimension has in the range.
   * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html
   */
  dimensionValues(
    dimension: Dimension,
    range: DayRange,
    meter: PageMeter,
    filter?: Expression,
  ): Promise<string[]> {
    const ask = async (token: string | undefined): Promise<Page<string>> => {
      const command = new GetDimensionValuesCommand({
        TimePeriod: { Start: range.from, End: range.to },
        Dimension: dimension,
        Context: 'COST_AND_USAGE',
        Filter: filter,
        NextPageToken: token,
      });
      return parseDimensionValues(await this.#pay(meter, (client) => client.send(command)));
    };
    return this.#readAll('GetDimensionValues', () => allPages(ask));
  }

  async #readAll<Item>(operation: string, read: () => Promise<Item[]>): Promise<Item[]> {
    try {
      return await read();
    } catch (error) {
      throw costSourceError(error, this.subject, operation);
    }
  }

  async #pay<Answer>(
    meter: PageMeter,
    request: (client: CostExplorerClient) => Promise<Answer>,
  ): Promise<Answer> {
    const client = (this.#client ??= this.connect());
    try {
      return await meter.page(() => request(client));
    } catch (error) {
      if (!isExpiredToken(error)) throw error;
      const renewed = (this.#client = this.connect());
      return meter.page(() => request(renewed));
    }
  }
}

/**
 * Silence about a day is not taken for no cost. Of the last one, which may have just begun, nothing need be known yet.
 * @throws InvalidInputError
 */
function assertEveryDay(periods: readonly PeriodCosts[], range: DayRange): void {
  const named = new Set(periods.map(({ start }) => start));
  const missing = daysOf(range)
    .slice(0, -1)
    .find((day) => !named.has(day));
  if (missing !== undefined) throw new InvalidInputError(`it does not tell of ${missing}`);
}
