import type { Bill } from '../bill/bill';
import type { ClosedInputs } from '../close/closed-inputs';
import type { WorkedOut } from '../close/work-out';
import type { VersionedMonth } from '../ports/charged-costs';
import type { Statement } from '../statements/statement';
import { proofOf, type Proof } from './proof';
import { residualsOf } from './residuals-of';

/** Holds the statements of a month against what its payer was billed. */
export function proveMonth(
  { period, ruleSet: { metric } }: ClosedInputs,
  bill: Bill,
  { accounts }: WorkedOut,
  months: readonly VersionedMonth[],
  statements: readonly Statement[],
): Proof {
  const origins = new Map(months.map(({ account, origins: of }) => [account, of]));
  const residuals = residualsOf({ accounts, bill, metric, origins });
  const billed = bill.lines.map(({ account, chargeType, currency, amounts }) => ({
    account,
    chargeType,
    currency,
    amount: amounts[metric],
  }));
  return proofOf(
    { period, metric },
    statements,
    billed.flatMap(({ amount, ...line }) => (amount === undefined ? [] : [{ ...line, amount }])),
    residuals,
  );
}
