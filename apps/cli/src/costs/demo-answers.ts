import type { CollectionReport } from '@orgcost/collection';
import {
  addMonths,
  billingPeriodOf,
  daysOfBillingPeriod,
  latestProfiles,
  type AccountProfile,
  type BillingPeriod,
  type CostDimension,
  type CostRow,
  type UtcDay,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { missingDays } from '../output/missing-days';
import { readCosts } from './read-costs';
import { surveyCosts, type CostSurvey } from './survey-costs';

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
  /** Past days of both months of which the ledger has nothing. */
  readonly missingDays: readonly UtcDay[];
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
  const survey = (period: BillingPeriod, dimension: CostDimension): Promise<CostSurvey> => {
    const selection = { range: daysOfBillingPeriod(period), byDay: false };
    return surveyCosts(readCosts(costs, selection), { groupBy: [dimension], metric: 'unblended' });
  };
  const surveys = async (dimension: CostDimension) => ({
    last: await survey(last, dimension),
    current: await survey(current, dimension),
  });
  const byAccount = await surveys('account');
  return {
    ...report,
    today,
    months: [last, current],
    byAccount: rowsOf(byAccount),
    byService: rowsOf(await surveys('service')),
    byChargeType: rowsOf(await surveys('charge-type')),
    missingDays: missingDays(
      together(byAccount),
      { from: daysOfBillingPeriod(last).from, to: today },
      today,
    ),
    accounts: [...latestProfiles(await accounts.profiles()).values()],
  };
}

type SurveyPair = Readonly<Record<keyof MonthPair, CostSurvey>>;

function rowsOf({ last, current }: SurveyPair): MonthPair {
  return { last: last.report.rows, current: current.report.rows };
}

function together({ last, current }: SurveyPair): Pick<CostSurvey, 'days' | 'filePeriods'> {
  return {
    days: new Set([...last.days, ...current.days]),
    filePeriods: new Set([...last.filePeriods, ...current.filePeriods]),
  };
}
