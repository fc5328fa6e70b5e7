import { chargeGroupOf, type AccountId, type CostOrigin, type Metric } from '@orgcost/domain';
import {
  differByRoundingAtMost,
  isZero,
  subtractAmounts,
  zero,
  type Amount,
  type Currency,
} from '@orgcost/money';
import type { ChargedAccount } from '../allocate/charge';
import { MetricMissingError } from '../allocate/metric-missing-error';
import type { Bill } from '../bill/bill';
import {
  billedTotals,
  chargedTotals,
  type AccountTotal,
  type AccountTotals,
} from './account-totals';
import type { Residual, ResidualCause } from './residual';

export interface Views {
  readonly accounts: readonly ChargedAccount[];
  readonly bill: Bill;
  readonly metric: Metric;
  /** Through whose eyes each account's month was seen. */
  readonly origins: ReadonlyMap<AccountId, readonly CostOrigin[]>;
}

/** Every difference between the payer's bill and what was charged, in the order of accounts and charge types. */
export function residualsOf({ accounts, bill, metric, origins }: Views): Residual[] {
  const [charged, billed] = [chargedTotals(accounts), billedTotals(bill.lines)];
  const known = new Set(accounts.map(({ account }) => account));
  const payers = new Set(bill.lines.map(({ account }) => account));
  const [chargedIn, billedIn] = [currenciesOf(charged), currenciesOf(billed)];
  return [...new Set([...charged.keys(), ...billed.keys()])].sort().flatMap((key) => {
    const [ours, theirs] = [charged.get(key), billed.get(key)];
    const total = theirs ?? ours;
    if (!total) return [];
    const { account, chargeType, currency } = total;
    const [payer, own] = [amountOf(theirs, metric), amountOf(ours, metric)];
    const amount = subtractAmounts(payer, own);
    if (isZero(amount)) return [];
    const cause = causeOf({
      ours,
      theirs,
      metric,
      isKnown: known.has(account),
      isBilled: payers.has(account),
      isOwnView: origins.get(account)?.includes('member') ?? false,
      isElsewhere: !(ours && theirs) && (ours ? billedIn : chargedIn)(total).size > 0,
    });
    return [{ cause, account, chargeType, currency, payer, charged: own, amount }];
  });
}

interface Difference {
  readonly ours: AccountTotal | undefined;
  readonly theirs: AccountTotal | undefined;
  readonly metric: Metric;
  /** The ledger has the account's month. */
  readonly isKnown: boolean;
  readonly isBilled: boolean;
  /** Some of it was seen through the account's own eyes. */
  readonly isOwnView: boolean;
  /** The side that lacks it has such charges in another currency. */
  readonly isElsewhere: boolean;
}

/** As Cost Explorer prints at most; a month's amount is a sum of its days'. */
const decimals = 10;
const daysOfMonth = 31;

const gross: readonly Metric[] = ['unblended', 'amortized'];

function causeOf({
  ours,
  theirs,
  metric,
  isKnown,
  isBilled,
  isOwnView,
  isElsewhere,
}: Difference): ResidualCause {
  if (!isKnown) return 'not-collected';
  if (!isBilled) return 'not-billed';
  const rounded = (ours?.count ?? 0) * daysOfMonth + 1;
  const [payer, own] = [amountOf(theirs, metric), amountOf(ours, metric)];
  if (differByRoundingAtMost(payer, own, { rounded, decimals })) return 'rounding';
  if (isElsewhere) return 'other-currency';
  if (!isOwnView) return 'unexplained';
  const isHideable = ['credit', 'refund', 'discount'].includes(
    chargeGroupOf((theirs ?? ours)?.chargeType ?? ''),
  );
  if (!ours) return isHideable ? 'hidden-charges' : 'unexplained';
  // Discounts that an account is not shown are left out of its net amounts.
  const sameGross = gross.every((each) => {
    const [whole, shown] = [theirs ? theirs.amount(each) : zero, ours.amount(each)];
    // What was imported has no gross amounts.
    if (whole === undefined || shown === undefined) return false;
    return differByRoundingAtMost(whole, shown, { rounded, decimals });
  });
  return sameGross ? 'hidden-charges' : 'other-view';
}

/** By account and charge type: in which currencies there is something. */
function currenciesOf(totals: AccountTotals): (total: AccountTotal) => ReadonlySet<Currency> {
  const currencies = new Map<string, Set<Currency>>();
  const keyOf = ({ account, chargeType }: AccountTotal): string => `${account}\u0000${chargeType}`;
  for (const total of totals.values()) {
    const ofKey = currencies.get(keyOf(total)) ?? new Set<Currency>();
    currencies.set(keyOf(total), ofKey);
    ofKey.add(total.currency);
  }
  return (total) => currencies.get(keyOf(total)) ?? new Set();
}

function amountOf(total: AccountTotal | undefined, metric: Metric): Amount {
  if (!total) return zero;
  const amount = total.amount(metric);
  if (amount === undefined) throw new MetricMissingError(total.account, metric);
  return amount;
}
