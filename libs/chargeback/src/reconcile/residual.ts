import { accountIdSchema, amountSchema } from '@orgcost/domain';
import * as z from 'zod';

/**
 * Why what the payer is billed for an account is not what the account's statement lines come to:
 * - `rounding`: each amount that the source printed was rounded before
 * - `hidden-charges`: the account is not shown credits, refunds or discounts
 * - `other-view`: the account is shown other amounts, as under Billing Conductor, or AWS changed them since it was asked
 * - `other-currency`: the account's charges of this type are in another currency
 * - `not-collected`: the ledger has nothing of the account's month
 * - `not-billed`: the payer is not billed for the account
 * - `unexplained`: none of these
 */
export const residualCauses = [
  'rounding',
  'hidden-charges',
  'other-view',
  'other-currency',
  'not-collected',
  'not-billed',
  'unexplained',
] as const;
export type ResidualCause = (typeof residualCauses)[number];

/** How far bill and statements are apart, of one account's charges of one type. */
export const residualSchema = z.object({
  cause: z.enum(residualCauses),
  account: accountIdSchema,
  chargeType: z.string(),
  currency: z.string().min(1),
  payer: amountSchema,
  charged: amountSchema,
  /** `payer` less `charged`. */
  amount: amountSchema,
});
export type Residual = z.output<typeof residualSchema>;

/** What needs nobody's word: it is as it has to be. */
export function isExplained({ cause }: Pick<Residual, 'cause'>): boolean {
  return cause === 'rounding' || cause === 'hidden-charges';
}
