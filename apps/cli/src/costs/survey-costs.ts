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
  try {
    const report = await reportCosts(
      noting(costs, query.metric, { origins, lacking, days }),
      query,
    );
    return { report, origins, days };
  } catch (error) {
    if (!(error instanceof InvalidInputError) || lacking.size === 0) throw error;
    throw new InvalidInputError(`${error.message}; ${lackingText(query.metric, lacking)}`);
  }
}

interface Notes {
  readonly origins: Map<CostOrigin, Set<AccountId>>;
  readonly lacking: Map<CostOrigin, Set<AccountId>>;
  readonly days: Set<UtcDay>;
}

async function* noting(
  costs: AsyncIterable<CostDay | CostMonth>,
  metric: Metric,
  { origins, lacking, days }: Notes,
): AsyncGenerator<CostDay | CostMonth> {
  for await (const one of costs) {
    const found = originsOf(one);
    note(origins, found, one.account);
    if (!one.metrics.includes(metric)) note(lacking, lackingOf(found), one.account);
    for (const day of 'days' in one ? one.days : [one.day]) days.add(day);
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
