import { sumAmounts, type Amount } from '@orgcost/money';
import { priceOf, rates } from './rates';
import type { Period, Setting, Way, Work } from './setting';
import { alertWork } from './work/alerts';
import { chargebackWork, pagesOfBill } from './work/chargeback';
import { focusFileWork } from './work/focus-files';
import { ledgerWork } from './work/ledger';
import { pagesOf } from './work/pages';
import { runWork } from './work/runs';
import { thresholdWork } from './work/thresholds';
import { watchWork } from './work/watch';

/** US dollars, exactly; at least and at most are the same where all is counted. */
export interface AmountRange {
  readonly atLeast: Amount;
  readonly atMost: Amount;
}

/** Count × rate = amount. */
export interface BillLine extends Work {
  readonly amount: AmountRange;
}

/** What one way costs in a month, or for the first run. */
export interface Bill {
  readonly way: Way;
  readonly period: Period;
  readonly lines: readonly BillLine[];
  /** Without the alarm in each account, which is by choice. */
  readonly besidesAlarms: AmountRange;
  readonly total: AmountRange;
}

/** Prices all work of a way. */
export function billOf(setting: Setting, way: Way, period: Period): Bill {
  const lines = [
    ...pagesOf(setting, way, period),
    ...pagesOfBill(setting, way, period),
    ...ledgerWork(setting, way, period),
    ...focusFileWork(setting, way, period),
    ...runWork(setting, way, period),
    ...alertWork(setting, period),
    ...watchWork(setting, period),
    ...thresholdWork(setting, period),
    ...chargebackWork(setting, period),
  ].map(billLine);
  return {
    way,
    period,
    lines,
    besidesAlarms: totalOf(lines.filter(({ part }) => part !== 'alarms')),
    total: totalOf(lines),
  };
}

/** Sums of lines. */
export function totalOf(lines: readonly Pick<BillLine, 'amount'>[]): AmountRange {
  return {
    atLeast: sumAmounts(lines.map(({ amount }) => amount.atLeast)),
    atMost: sumAmounts(lines.map(({ amount }) => amount.atMost)),
  };
}

function billLine(work: Work): BillLine {
  const { atLeast, atMost } = work.count;
  const rate = rates[work.rate];
  return { ...work, amount: { atLeast: priceOf(atLeast, rate), atMost: priceOf(atMost, rate) } };
}
