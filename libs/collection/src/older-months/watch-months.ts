import { billingPeriodOf, type BillingPeriod } from '@orgcost/domain';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth, BillingLedger } from '../ports/billing-ledger';
import type { CostLedger } from '../ports/cost-ledger';
import type { PayerCostSource } from '../ports/cost-source';
import type { PageMeter } from '../run/page-meter';
import { askPayer, keptBills, keyOf, type AccountMonth } from './bills';
import { isImported, lackingMonth, ledgerMonth } from './ledger-month';
import { verdictOn, type ComparedMonth } from './month-verdict';
import { olderPeriods, queriedTogether } from './older-periods';

export interface MonthSources {
  readonly costs: Pick<CostLedger, 'organizationMonth'>;
  readonly billing: BillingLedger;
  readonly payer: Pick<PayerCostSource, 'readMonthlyTotals'>;
}

export interface WatchedMonths {
  /** To be read again, each with what is to be kept of its bill when it has been read. */
  readonly moved: readonly BilledMonth[];
  /** Of which months, and why, the ledger could not tell what it has: they are left as they are. */
  readonly unread: readonly string[];
}

/**
 * Asks the payer for the totals of the months before the window, and finds those that moved since the ledger last
 * took them over: refunds and credits reach closed months too, also those of accounts that have left. What is found is
 * told in docs/adr/0006. A month that was imported is left alone.
 */
export async function watchMonths(
  sources: MonthSources,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<WatchedMonths> {
  const watched: WatchedMonths[] = [];
  for (const periods of queriedTogether(olderPeriods(plan), plan)) {
    watched.push(await watchTogether(sources, plan, periods, meter));
  }
  return {
    moved: watched.flatMap(({ moved }) => moved),
    unread: watched.flatMap(({ unread }) => unread),
  };
}

async function watchTogether(
  { costs, billing, payer }: MonthSources,
  plan: CollectionPlan,
  wanted: readonly BillingPeriod[],
  meter: PageMeter,
): Promise<WatchedMonths> {
  const periods = await periodsToWatch(costs, plan, wanted);
  if (periods.length === 0) return { moved: [], unread: [] };
  const bills = await askPayer(payer, periods, meter);
  const kept = await keptBills(billing, periods);

  const moved: BilledMonth[] = [];
  const agreed: BilledMonth[] = [];
  const compare = ({ account, period }: AccountMonth, month: ComparedMonth): void => {
    const key = keyOf({ account, period });
    const verdict = verdictOn(month, bills.get(key)?.totals ?? new Map(), kept.get(key));
    if (verdict) (verdict.readAgain ? moved : agreed).push({ account, period, ...verdict.bill });
  };

  const unread: string[] = [];
  const told = new Set<string>();
  for (const period of periods) {
    const months = costs.organizationMonth(period, ({ account, error }) => {
      told.add(keyOf({ account, period }));
      unread.push(error.message);
    });
    for await (const month of months) {
      told.add(keyOf(month));
      if (!isImported(month)) compare(month, ledgerMonth(month, plan.mode));
    }
  }
  for (const [key, bill] of bills) {
    if (!told.has(key) && isCollected(plan, bill.period)) compare(bill, lackingMonth);
  }
  await billing.saveBilledMonths(agreed);
  return { moved, unread };
}

/** Those of which the ledger has something, and those that it is to have of every account. */
async function periodsToWatch(
  costs: MonthSources['costs'],
  plan: CollectionPlan,
  wanted: readonly BillingPeriod[],
): Promise<BillingPeriod[]> {
  const periods: BillingPeriod[] = [];
  for (const period of wanted) {
    if (isCollected(plan, period) || (await holdsAny(costs, period))) periods.push(period);
  }
  return periods;
}

function isCollected({ collectedSince }: CollectionPlan, period: BillingPeriod): boolean {
  return collectedSince !== undefined && period >= billingPeriodOf(collectedSince);
}

async function holdsAny(costs: MonthSources['costs'], period: BillingPeriod): Promise<boolean> {
  let isUnread = false;
  for await (const _ of costs.organizationMonth(period, () => (isUnread = true))) return true;
  return isUnread;
}
