import { amountSchema, billingPeriodSchema, metrics, type ChargeType } from '@orgcost/domain';
import {
  RunningSum,
  subtractAmounts,
  sumAmounts,
  type Amount,
  type Currency,
} from '@orgcost/money';
import * as z from 'zod';
import type { Statement } from '../statements/statement';
import type { StatementLine } from '../statements/statement-line';
import { residualSchema, type Residual } from './residual';

const chargeTypeProofSchema = z.object({
  chargeType: z.string(),
  payer: amountSchema,
  charged: amountSchema,
  residual: amountSchema,
});
export type ChargeTypeProof = z.output<typeof chargeTypeProofSchema>;

/** That statements, and residuals that have a name, are what the payer is billed: in one currency. */
const currencyProofSchema = z.object({
  currency: z.string().min(1),
  /** In the order of charge types. */
  chargeTypes: z.array(chargeTypeProofSchema),
  payer: amountSchema,
  /** Of the month itself. */
  charged: amountSchema,
  /** `payer` less `charged`: what the residuals sum to. */
  residual: amountSchema,
  /** What statements have besides the month: it is not on its bill. */
  adjustments: amountSchema,
  priorPeriods: amountSchema,
  transfers: amountSchema,
  rounding: amountSchema,
  /** What all statements ask for: `charged` and all that is besides. */
  payable: amountSchema,
});
export type CurrencyProof = z.output<typeof currencyProofSchema>;

/** What is kept with a close: nothing else tells for good why it was not the bill to the last digit. */
export const proofSchema = z.object({
  period: billingPeriodSchema,
  metric: z.enum(metrics),
  /** In their order. */
  currencies: z.array(currencyProofSchema),
  residuals: z.array(residualSchema),
});
export type Proof = z.output<typeof proofSchema>;

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
    residuals: [...residuals],
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
