/**
 * Why something was charged, in the source's own word: Cost Explorer's
 * `RECORD_TYPE` or FOCUS's `ChargeCategory`. The list is open: an unknown one
 * is kept as it came.
 */
export type ChargeType = string;

export const chargeGroups = [
  'usage',
  'commitment',
  'tax',
  'support',
  'credit',
  'refund',
  'fee',
  'discount',
  'other',
] as const;
export type ChargeGroup = (typeof chargeGroups)[number];

const groups: Readonly<Record<string, ChargeGroup>> = {
  // Cost Explorer:
  // https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html (charge type)
  Usage: 'usage',
  DiscountedUsage: 'usage',
  SavingsPlanCoveredUsage: 'usage',
  SavingsPlanNegation: 'commitment',
  SavingsPlanRecurringFee: 'commitment',
  SavingsPlanUpfrontFee: 'commitment',
  RIFee: 'commitment',
  Tax: 'tax',
  Support: 'support',
  Credit: 'credit',
  Refund: 'refund',
  Fee: 'fee',
  'Enterprise Discount Program Discount': 'discount',
  // FOCUS 1.0–1.2: https://focus.finops.org/focus-specification/ (Charge Category); `Usage`, `Tax`, `Credit` as above
  Purchase: 'fee',
  Adjustment: 'other',
};

/** The group of a charge type; `other` for one that is not known, so that none falls out of a sum. */
export function chargeGroupOf(chargeType: ChargeType): ChargeGroup {
  const known = Object.hasOwn(groups, chargeType) ? groups[chargeType] : undefined;
  return known ?? (chargeType.endsWith('Discount') ? 'discount' : 'other');
}
