import type { CostLedger } from '@orgcost/collection';
import {
  billingPeriodsOf,
  daysOfBillingPeriod,
  type AccountId,
  type BillingPeriod,
  type CostDay,
  type CostMonth,
  type DayRange,
  type Instant,
} from '@orgcost/domain';
import { pMapIterable } from 'p-map';

export interface CostSelection {
  /** Without it, every account that has cost. */
  readonly account?: AccountId;
  readonly range: DayRange;
  /** Each day by itself, rather than whole months where they will do. */
  readonly byDay: boolean;
  readonly asOf?: Instant;
}

/** Accounts whose days are read at a time. */
const concurrency = 16;

/** Reads costs from the ledger, by its monthly sums where the selection allows: those are far fewer items. */
export async function* readCosts(
  ledger: CostLedger,
  { account, range, byDay, asOf }: CostSelection,
): AsyncIterable<CostDay | CostMonth> {
  for (const period of billingPeriodsOf(range)) {
    const days = intersection(range, daysOfBillingPeriod(period));
    const months =
      account === undefined ? ledger.organizationMonth(period) : monthOf(ledger, account, period);
    if (!byDay && asOf === undefined && isWhole(days, period)) {
      yield* months;
    } else {
      const ofAccounts = pMapIterable(months, (month) => ledger.days(month.account, days, asOf), {
        concurrency,
      });
      for await (const ofAccount of ofAccounts) yield* ofAccount;
    }
  }
}

async function* monthOf(
  ledger: CostLedger,
  account: AccountId,
  period: BillingPeriod,
): AsyncIterable<CostMonth> {
  yield* await ledger.months(account, [period]);
}

function isWhole({ from, to }: DayRange, period: BillingPeriod): boolean {
  const whole = daysOfBillingPeriod(period);
  return from === whole.from && to === whole.to;
}

function intersection(a: DayRange, b: DayRange): DayRange {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}
