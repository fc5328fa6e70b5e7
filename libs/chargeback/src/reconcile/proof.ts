import type { BillingPeriod, ChargeType, Metric } from '@orgcost/domain';
import {
  RunningSum,
  subtractAmounts,
  sumAmounts,
  type Amount,
  type Currency,
} from '@orgcost/money';
import type { Statement } from '../statements/statement';
import type { StatementLine } from '../statements/statement-line';
import type { Residual } from './residual';

/** That statements, and residuals that have a name, are what the payer is billed: in one currency. */
export interface CurrencyProof {
  readonly currency: Currency;
  /** In the order of charge types. */
  readonly chargeTypes: readonly ChargeTypeProof[];
  readonly payer: Amount;
  /** Of the month itself. */
  readonly charged: Amount;
  /** `payer` less `charged`: what the residuals sum to. */
  readonly residual: Amount;
  /** What statements have besides the month: it is not on its bill. */
  readonly adjustments: Amount;
  readonly priorPeriods: Amount;
  readonly transfers: Amount;
  readonly rounding: Amount;
  /** What all statements ask for: `charged` and all that is besides. */
  readonly payable: Amount;
}

export interface ChargeTypeProof {
  readonly chargeType: ChargeType;
  readonly payer: Amount;
  readonly charged: Amount;
  readonly residual: Amount;
}

export interface Proof {
  readonly period: BillingPeriod;
  readonly metric: Metric;
  /** In their order. */
  readonly currencies: readonly CurrencyProof[];
  readonly residuals: readonly Residual[];
}

interface Sides {
  readonly payer: RunningSum;
  readonly charged: RunningSum;
}

/**
 * Holds statements against the bill, from their lines as they are printed.
 * @param billed what the payer is billed, by charge type
 */
export function proofOf(
  { period, metric }: Pick<Proof, 'period' | 'metric'>,
  statements: readonly Statement[],
  billed: readonly BilledType[],
  residuals: readonly Residual[],
): Proof {
  const currencies = new Set([...statements, ...billed].map(({ currency }) => currency));
  return {
    period,
    metric,
    currencies: [...currencies].sort().map((currency) =>
      currencyProof(
        currency,
        statements.filter((each) => each.currency === currency),
        billed.filter((each) => each.currency === currency),
      ),
    ),
    residuals,
  };
}

/** What the payer is billed for charges of one type, of all accounts. */
export interface BilledType {
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amount: Amount;
}

function currencyProof(
  currency: Currency,
  statements: readonly Statement[],
  billed: readonly BilledType[],
): CurrencyProof {
  const types = new Map<ChargeType, Sides>();
  const sidesOf = (chargeType: ChargeType): Sides => {
    const sides = types.get(chargeType) ?? { payer: new RunningSum(), charged: new RunningSum() };
    types.set(chargeType, sides);
    return sides;
  };
  for (const { chargeType, amount } of billed) sidesOf(chargeType).payer.add(amount);
  const besides = {
    adjustment: new RunningSum(),
    'prior-period': new RunningSum(),
    transfer: new RunningSum(),
  };
  for (const { lines } of statements) {
    for (const line of lines) {
      if (isOfMonth(line)) sidesOf(line.chargeType).charged.add(line.amount);
      else besides[line.kind].add(line.amount);
    }
  }
  const chargeTypes = [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([chargeType, sides]): ChargeTypeProof => {
      const [payer, charged] = [sides.payer.total(), sides.charged.total()];
      return { chargeType, payer, charged, residual: subtractAmounts(payer, charged) };
    });
  return {
    currency,
    chargeTypes,
    payer: sumAmounts(chargeTypes.map(({ payer }) => payer)),
    charged: sumAmounts(chargeTypes.map(({ charged }) => charged)),
    residual: sumAmounts(chargeTypes.map(({ residual }) => residual)),
    adjustments: besides.adjustment.total(),
    priorPeriods: besides['prior-period'].total(),
    transfers: besides.transfer.total(),
    rounding: sumAmounts(statements.map(({ rounding }) => rounding)),
    payable: sumAmounts(statements.map(({ payable }) => payable)),
  };
}

type LineOfMonth = Extract<
  StatementLine,
  { readonly kind: 'direct' | 'charged' | 'share' | 'passed-on' }
>;

function isOfMonth(line: StatementLine): line is LineOfMonth {
  return line.kind !== 'adjustment' && line.kind !== 'prior-period' && line.kind !== 'transfer';
}
