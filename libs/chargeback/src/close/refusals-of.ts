import {
  addDays,
  addMonths,
  daysOfBillingPeriod,
  periodInWords,
  spansOf,
  type AccountId,
  type BillingPeriod,
  type UtcDay,
} from '@orgcost/domain';
import { readableAmount, sumByCurrency } from '@orgcost/money';
import type { RuleNote } from '../allocate/allocation';
import type { Bill } from '../bill/bill';
import type { Proof } from '../reconcile/proof';
import { isExplained } from '../reconcile/residual';
import type { UncountedChange } from '../restate/restated-accounts';
import type { Refusal } from './refusal';

/** Whose costs of the month are not whole, and why. */
export interface MissingCosts {
  readonly account: AccountId;
  readonly reason: string;
}

export interface CloseFacts {
  readonly period: BillingPeriod;
  readonly today: UtcDay;
  /** The last month that was closed. */
  readonly lastClosed?: BillingPeriod;
  readonly bill?: Pick<Bill, 'estimated' | 'fetchedAt'>;
  /** Accounts that cost anything. */
  readonly accounts: number;
  /** Days that the ledger has of no account, though some were collected. */
  readonly missingDays: readonly UtcDay[];
  /** Accounts with days that may still change. */
  readonly estimated: readonly AccountId[];
  readonly missing: readonly MissingCosts[];
  /** Changes of closed months, in their order, that are left out. */
  readonly uncounted: readonly UncountedChange[];
  /** Absent without a bill. */
  readonly proof?: Proof;
  readonly notes: readonly RuleNote[];
}

/** What stands against closing a month, in the order in which it is to be mended. */
export function refusalsOf(facts: CloseFacts): Refusal[] {
  return [
    ...tooEarly(facts),
    ...outOfOrder(facts),
    ...nothing(facts),
    ...daysLacking(facts),
    ...missing(facts),
    ...notCounted(facts),
    ...estimated(facts),
    ...noBill(facts),
    ...residual(facts),
    ...notSplit(facts),
  ];
}

function tooEarly({ period, today }: CloseFacts): Refusal[] {
  const { to } = daysOfBillingPeriod(period);
  if (today >= to) return [];
  return [
    {
      kind: 'not-over',
      message: `${periodInWords(period)} is not over before ${to} (UTC)`,
      mend: `close it once AWS has finished its bill, some days after ${to}`,
    },
  ];
}

function outOfOrder({ period, lastClosed }: CloseFacts): Refusal[] {
  if (lastClosed === undefined) return [];
  const next = addMonths(lastClosed, 1);
  if (period === next) return [];
  if (period < next) {
    return [
      {
        kind: 'order',
        message: `Months are closed from the first on, and ${periodInWords(period)} is before it`,
        mend: `orgcost chargeback preview --month ${next}, which is the next one`,
      },
    ];
  }
  return [
    {
      kind: 'order',
      message: `${periodInWords(next)} is to be closed before ${periodInWords(period)}`,
      mend: `orgcost chargeback close --month ${next}`,
    },
  ];
}

/** A month without costs can be closed, lest those after it never are. */
function nothing({ period, accounts }: CloseFacts): Refusal[] {
  if (accounts > 0) return [];
  const { from } = daysOfBillingPeriod(period);
  return [
    {
      kind: 'missing',
      message: `The ledger has no costs of ${periodInWords(period)}`,
      mend: `orgcost collect --since ${from}, or orgcost import focus`,
    },
  ];
}

function daysLacking({ period, missingDays }: CloseFacts): Refusal[] {
  const [first] = missingDays;
  if (first === undefined) return [];
  const spans = spansOf(missingDays).map(({ from, to }) => {
    const last = addDays(to, -1);
    return from === last ? from : `${from} to ${last}`;
  });
  const days = missingDays.length === 1 ? 'A day is' : `${missingDays.length} days are`;
  return [
    {
      kind: 'missing',
      message: `${days} not in the ledger, of any account, in ${periodInWords(period)}: ${spans.join(', ')}`,
      mend: `orgcost collect --since ${first}`,
    },
  ];
}

function missing({ period, missing: lacking }: CloseFacts): Refusal[] {
  const [first] = lacking;
  if (!first) return [];
  const { from } = daysOfBillingPeriod(period);
  const accounts = lacking.map(({ account }) => account);
  return [
    {
      kind: 'missing',
      message: `Costs of ${howMany(accounts)} are missing`,
      detail: `${few(accounts)}; ${lacking.length === 1 ? '' : 'of the first: '}${first.reason}`,
      mend: collectAgain(from, accounts),
    },
  ];
}

/** Of a few accounts, no others are asked for. */
function collectAgain(since: UtcDay, accounts: readonly AccountId[]): string {
  const only = accounts.length > 20 ? '' : ` --accounts ${accounts.join(' ')}`;
  return `orgcost collect --since ${since}${only}`;
}

/** Of each closed month in one sentence. */
function notCounted({ uncounted }: CloseFacts): Refusal[] {
  return [...new Set(uncounted.map(({ period }) => period))].map((closed) => {
    const changes = uncounted.filter(({ period }) => period === closed);
    const accounts = changes.map(({ account }) => account);
    const metric = changes[0]?.metric;
    const { from } = daysOfBillingPeriod(closed);
    return {
      kind: 'missing',
      message:
        `What changed in ${periodInWords(closed)} since it was closed is left out of ${howMany(accounts)}: ` +
        `it is not told in ${metric}, in which the month was closed`,
      detail: few(accounts),
      mend: `${collectAgain(from, accounts)}, or orgcost import focus, whichever tells ${metric}`,
    };
  });
}

function estimated({ period, bill, estimated: accounts }: CloseFacts): Refusal[] {
  const refusals: Refusal[] = [];
  const { from } = daysOfBillingPeriod(period);
  if (accounts.length > 0) {
    refusals.push({
      kind: 'estimated',
      message: `Costs of ${howMany(accounts)} may still change`,
      detail: few(accounts),
      mend: `orgcost collect --since ${from}`,
    });
  }
  if (bill?.estimated) {
    refusals.push({
      kind: 'estimated',
      message: `The bill of ${periodInWords(period)} was still an estimate on ${bill.fetchedAt.slice(0, 10)}`,
      mend: `orgcost reconcile --month ${period} --refresh, once AWS has finished it`,
    });
  }
  return refusals;
}

function noBill({ period, bill }: CloseFacts): Refusal[] {
  if (bill) return [];
  return [
    {
      kind: 'no-bill',
      message: `What the payer is billed for ${periodInWords(period)} was never read`,
      mend: `orgcost reconcile --month ${period}`,
    },
  ];
}

function residual({ period, proof }: CloseFacts): Refusal[] {
  const unexplained = proof?.residuals.filter((each) => !isExplained(each)) ?? [];
  if (unexplained.length === 0) return [];
  const causes = [...new Set(unexplained.map(({ cause }) => cause))].sort();
  const accounts = [...new Set(unexplained.map(({ account }) => account))];
  const amounts = sumByCurrency(unexplained)
    .map(({ amount, currency }) => `${readableAmount(amount)} ${currency}`)
    .join(' and ');
  const { from } = daysOfBillingPeriod(period);
  return [
    {
      kind: 'residual',
      message:
        `What the payer is billed differs from what accounts cost, in ${unexplained.length} ` +
        `${unexplained.length === 1 ? 'charge type' : 'charge types of accounts'} (${causes.join(', ')}), ` +
        `in all by ${amounts}`,
      detail: few(accounts),
      mend: `orgcost collect --since ${from}, then orgcost reconcile --month ${period} --refresh, which names each`,
    },
  ];
}

function notSplit({ notes }: CloseFacts): Refusal[] {
  return notes
    .filter(({ kind }) => kind === 'nothing-to-go-by')
    .map(({ rule, message }) => ({
      kind: 'rules',
      message: `Rule "${rule}": ${message}`,
      mend: 'orgcost rules check',
    }));
}

function howMany({ length }: readonly AccountId[]): string {
  return length === 1 ? 'an account' : `${length} accounts`;
}

const named = 5;

function few(accounts: readonly AccountId[]): string {
  const more = accounts.length - named;
  return accounts.slice(0, named).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
