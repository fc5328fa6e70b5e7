import type { CollectionReport } from '@orgcost/collection';
import {
  addMonths,
  billingPeriodOf,
  daysOfBillingPeriod,
  latestProfiles,
  reportCosts,
  type AccountProfile,
  type BillingPeriod,
  type CostDimension,
  type CostRow,
  type UtcDay,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { readCosts } from './read-costs';

/** Unblended costs of the last full month and of the open one, by one dimension. */
export interface MonthPair {
  readonly last: readonly CostRow[];
  readonly current: readonly CostRow[];
}

export interface DemoAnswers extends Pick<CollectionReport, 'run' | 'results'> {
  readonly today: UtcDay;
  readonly months: readonly [last: BillingPeriod, current: BillingPeriod];
  readonly byAccount: MonthPair;
  readonly byService: MonthPair;
  readonly byChargeType: MonthPair;
  readonly accounts: readonly AccountProfile[];
}

/** What someone who has just collected wants to know. */
export async function readDemoAnswers(
  { costs, accounts }: Ledger,
  today: UtcDay,
  report: Pick<CollectionReport, 'run' | 'results'>,
): Promise<DemoAnswers> {
  const current = billingPeriodOf(today);
  const last = addMonths(current, -1);
  const month = async (period: BillingPeriod, dimension: CostDimension) => {
    const selection = { range: daysOfBillingPeriod(period), byDay: false };
    const query = { groupBy: [dimension], metric: 'unblended' } as const;
    return (await reportCosts(readCosts(costs, selection), query)).rows;
  };
  const pair = async (dimension: CostDimension): Promise<MonthPair> => ({
    last: await month(last, dimension),
    current: await month(current, dimension),
  });
  return {
    ...report,
    today,
    months: [last, current],
    byAccount: await pair('account'),
    byService: await pair('service'),
    byChargeType: await pair('charge-type'),
    accounts: [...latestProfiles(await accounts.profiles()).values()],
  };
}
