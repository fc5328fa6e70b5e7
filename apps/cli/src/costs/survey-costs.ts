import {
  InvalidInputError,
  reportCosts,
  type AccountId,
  type CostDay,
  type CostMonth,
  type CostOrigin,
  type CostQuery,
  type CostReport,
  type Metric,
} from '@orgcost/domain';
import { lackingText } from '../output/origins';
import type { AccountsByOrigin } from './accounts-by-origin';

export interface CostSurvey {
  readonly report: CostReport;
  /** None where nothing was collected. */
  readonly origins: AccountsByOrigin;
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
  try {
    const report = await reportCosts(noting(costs, query.metric, { origins, lacking }), query);
    return { report, origins };
  } catch (error) {
    if (!(error instanceof InvalidInputError) || lacking.size === 0) throw error;
    throw new InvalidInputError(`${error.message}; ${lackingText(query.metric, lacking)}`);
  }
}

type Notes = Record<'origins' | 'lacking', Map<CostOrigin, Set<AccountId>>>;

async function* noting(
  costs: AsyncIterable<CostDay | CostMonth>,
  metric: Metric,
  { origins, lacking }: Notes,
): AsyncGenerator<CostDay | CostMonth> {
  for await (const one of costs) {
    note(origins, one);
    if (!one.metrics.includes(metric)) note(lacking, one);
    yield one;
  }
}

function note(noted: Map<CostOrigin, Set<AccountId>>, costs: CostDay | CostMonth): void {
  for (const origin of 'origins' in costs ? costs.origins : [costs.origin]) {
    const accounts = noted.get(origin) ?? new Set<AccountId>();
    noted.set(origin, accounts.add(costs.account));
  }
}
