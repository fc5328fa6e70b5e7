import {
  billingPeriodOf,
  InvalidInputError,
  MetricLackingError,
  reportCosts,
  type AccountId,
  type BillingPeriod,
  type CostDay,
  type CostMonth,
  type CostOrigin,
  type CostQuery,
  type CostReport,
  type Metric,
  type UtcDay,
} from '@orgcost/domain';
import { lackingText } from '../output/origins';
import type { AccountsByOrigin } from './accounts-by-origin';

export interface CostSurvey {
  readonly report: CostReport;
  /** None where nothing was collected. */
  readonly origins: AccountsByOrigin;
  /** UTC days of which the ledger has something, with or without cost. */
  readonly days: ReadonlySet<UtcDay>;
  /** Months of which it has nothing but files. */
  readonly filePeriods: ReadonlySet<BillingPeriod>;
}

/**
 * Sums costs into rows while they stream in, and notes where they come from.
 * @throws InvalidInputError when some of them lack the metric; it names whose
 */
export async function surveyCosts(
  costs: AsyncIterable<CostDay | CostMonth>,
  query: CostQuery,
): Promise<CostSurvey> {
  const origins = new Map<CostOrigin, Set<AccountId>>();
  const lacking = new Map<CostOrigin, Set<AccountId>>();
  const days = new Set<UtcDay>();
  const periods = { ofFiles: new Set<BillingPeriod>(), ofOthers: new Set<BillingPeriod>() };
  try {
    const report = await reportCosts(
      noting(costs, query.metric, { origins, lacking, days, periods }),
      query,
    );
    const filePeriods = new Set([...periods.ofFiles].filter((it) => !periods.ofOthers.has(it)));
    return { report, origins, days, filePeriods };
  } catch (error) {
    if (!(error instanceof MetricLackingError)) throw error;
    throw new InvalidInputError(
      `${error.message}; ${lackingText(query.metric, lacking)}${mendOf(query.metric, error.available)}`,
    );
  }
}

/** The metric that is nearest to the one asked for: the same after discounts, where there is that. */
function mendOf(asked: Metric, available: readonly Metric[]): string {
  const nearest = available.find((metric) => metric === `net-${asked}`) ?? available[0];
  return nearest === undefined ? '' : `: add --metric ${nearest}`;
}

interface Notes {
  readonly origins: Map<CostOrigin, Set<AccountId>>;
  readonly lacking: Map<CostOrigin, Set<AccountId>>;
  readonly days: Set<UtcDay>;
  readonly periods: Record<'ofFiles' | 'ofOthers', Set<BillingPeriod>>;
}

async function* noting(
  costs: AsyncIterable<CostDay | CostMonth>,
  metric: Metric,
  { origins, lacking, days, periods }: Notes,
): AsyncGenerator<CostDay | CostMonth> {
  for await (const one of costs) {
    const found = originsOf(one);
    note(origins, found, one.account);
    if (!one.metrics.includes(metric)) note(lacking, lackingOf(found), one.account);
    for (const day of 'days' in one ? one.days : [one.day]) {
      days.add(day);
      for (const origin of found) {
        periods[origin.startsWith('focus:') ? 'ofFiles' : 'ofOthers'].add(billingPeriodOf(day));
      }
    }
    yield one;
  }
}

function originsOf(costs: CostDay | CostMonth): readonly CostOrigin[] {
  return 'origins' in costs ? costs.origins : [costs.origin];
}

/** Cost Explorer gives every metric: what lacks one beside it came from a file. */
function lackingOf(origins: readonly CostOrigin[]): readonly CostOrigin[] {
  const files = origins.filter((origin) => origin.startsWith('focus:'));
  return files.length > 0 ? files : origins;
}

function note(
  noted: Map<CostOrigin, Set<AccountId>>,
  origins: readonly CostOrigin[],
  account: AccountId,
): void {
  for (const origin of origins) {
    const accounts = noted.get(origin) ?? new Set<AccountId>();
    noted.set(origin, accounts.add(account));
  }
}
