import { daysOfBillingPeriod, type AccountId, type CostMatrix } from '@orgcost/domain';
import pMap from 'p-map';
import { adjust } from '../allocate/adjust';
import { allocate } from '../allocate/allocate';
import type { Allocation } from '../allocate/allocation';
import type { ChargedAccount } from '../allocate/charge';
import { marketplaceOf } from '../allocate/marketplace';
import { chargedSpans, ownedByDay, ownedByOne } from '../allocate/owned-costs';
import type { Bill } from '../bill/bill';
import type { ChargedCosts } from '../ports/charged-costs';
import { lateAdjustments } from '../restate/late-adjustments';
import { priorPeriodLines } from '../restate/prior-period-lines';
import { readRestated, type RestatedMonth } from '../restate/restated-accounts';
import { transferLines } from '../restate/transfer-lines';
import type { ClosedAccount, ClosedInputs, OwnerMove } from './closed-inputs';
import type { ClosedMonth } from './closed-months';

export interface WorkingOut {
  readonly costs: Pick<ChargedCosts, 'daysAt'>;
  readonly bill: Bill | undefined;
  /** Months that were closed before this one. */
  readonly before: readonly ClosedMonth[];
  /** What whole months cost in the versions of the inputs, where that is known; it is read by day otherwise. */
  readonly matrices?: ReadonlyMap<AccountId, CostMatrix>;
  /** As the inputs name them, where they were read already. */
  readonly restated?: readonly RestatedMonth[];
}

export interface WorkedOut extends Allocation {
  /** What was charged, by whose it was. */
  readonly accounts: readonly ChargedAccount[];
}

/** Accounts whose days are read at a time. */
const concurrency = 16;

/**
 * What each cost center is charged for a month, with what came to earlier months since. The same inputs give the same, at any
 * time: that is how a closed month is verified.
 */
export async function workOut(inputs: ClosedInputs, working: WorkingOut): Promise<WorkedOut> {
  const accounts = await pMap(
    inputs.accounts,
    (account) => chargedAccount(account, inputs, working),
    {
      concurrency,
    },
  );
  const { ruleSet, period, usage, unassigned } = inputs;
  const tellMarketplace = marketplaceOf(working.bill?.marketplace ?? []);
  const allocation = allocate(accounts, { period, ruleSet, usage, unassigned, tellMarketplace });
  adjust(allocation.books, ruleSet.adjustments, period);
  for (const { costCenter, currency, line } of await lateLines(inputs, working)) {
    allocation.books.charge(costCenter, currency, line);
  }
  return { ...allocation, accounts };
}

/** What an account's month cost, as it falls on who owned it. */
export async function chargedAccount(
  { account, version, spans }: ClosedAccount,
  { period }: Pick<ClosedInputs, 'period'>,
  { costs, matrices }: Pick<WorkingOut, 'costs' | 'matrices'>,
): Promise<ChargedAccount> {
  const charged = chargedSpans(spans);
  const [only, ...others] = charged;
  const whole = daysOfBillingPeriod(period);
  const matrix = matrices?.get(account);
  if (only && others.length === 0 && matrix) return { account, owned: ownedByOne(only, matrix) };
  const byDay = ownedByDay(charged, await costs.daysAt(account, period, version));
  const isOne = only?.from === whole.from && only.to === whole.to;
  return { account, owned: isOne ? byDay.map(({ days: _, ...rest }) => rest) : byDay };
}

async function lateLines(inputs: ClosedInputs, { before, costs, restated }: WorkingOut) {
  const months = before.map((closed) => ({
    closed,
    restated: inputs.restated.filter(({ period }) => period === closed.period),
    moved: inputs.moved.filter(({ period }) => period === closed.period),
  }));
  const lines = await pMap(
    months,
    async ({ closed, restated: ofMonth, moved }) => {
      const read =
        restated?.filter((each) => each.closed.period === closed.period) ??
        (await readRestated(closed, ofMonth, costs));
      const late = [
        ...read.flatMap(priorPeriodLines),
        ...(await transfers(moved, closed, ofMonth, costs)),
      ];
      return [...late, ...lateAdjustments(closed.inputs.ruleSet, closed.period, late)];
    },
    { concurrency: 1 },
  );
  return lines.flat();
}

/** Of what is billed once the restatement is. */
async function transfers(
  moved: readonly OwnerMove[],
  closed: ClosedMonth,
  restated: ClosedInputs['restated'],
  costs: Pick<ChargedCosts, 'daysAt'>,
) {
  const lines = await pMap(
    moved,
    async (move) => {
      const billed = closed.billed.get(move.account);
      const now = restated.find(({ account }) => account === move.account);
      const version = now?.version ?? billed?.version;
      const spans = billed?.spans ?? now?.spans ?? [];
      if (version === undefined) return [];
      const days = await costs.daysAt(move.account, closed.period, version);
      return transferLines(move, closed, spans, days);
    },
    { concurrency },
  );
  return lines.flat();
}
