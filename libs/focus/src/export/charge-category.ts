import { chargeGroupOf, type ChargeGroup, type ChargeType, type Metric } from '@orgcost/domain';

export type ChargeCategory = 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
export type ChargeFrequency = 'One-Time' | 'Recurring' | 'Usage-Based';

const categories: Readonly<Record<ChargeGroup, ChargeCategory>> = {
  usage: 'Usage',
  commitment: 'Purchase',
  tax: 'Tax',
  support: 'Usage',
  credit: 'Credit',
  // What is refunded is not told; FOCUS has refunds in the category of what they refund.
  refund: 'Adjustment',
  fee: 'Purchase',
  // FOCUS has discounts within the charges that they are of; here they are lines of their own.
  discount: 'Adjustment',
  other: 'Adjustment',
};

/**
 * FOCUS's category of a charge type of Cost Explorer, or of FOCUS itself: `Adjustment` for what is not known.
 * https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/blob/v1.2/supporting_content/columns/chargecategory.md
 */
export function chargeCategoryOf(chargeType: ChargeType, metric: Metric): ChargeCategory {
  // It takes away what covered usage is listed at, so that both come to nothing.
  if (chargeType === 'SavingsPlanNegation') return 'Usage';
  const group = chargeGroupOf(chargeType);
  // Amortized, only what of a commitment was not used is left of its fees: FOCUS has that as usage.
  if (group === 'commitment' && isAmortized(metric)) return 'Usage';
  return categories[group];
}

export function chargeFrequencyOf(chargeType: ChargeType, category: ChargeCategory) {
  if (recurring.has(chargeType) && category !== 'Usage') return 'Recurring';
  if (chargeType === 'Support') return 'Recurring';
  return frequencies[category];
}

/** Paid before what it covers is used, in cash: FOCUS has its cost with what it covers, and none here. */
export function isPrepaid(chargeType: ChargeType, metric: Metric): boolean {
  return chargeType === 'SavingsPlanUpfrontFee' && !isAmortized(metric);
}

const recurring: ReadonlySet<ChargeType> = new Set(['RIFee', 'SavingsPlanRecurringFee']);

const frequencies: Readonly<Record<ChargeCategory, ChargeFrequency>> = {
  Usage: 'Usage-Based',
  Purchase: 'One-Time',
  Tax: 'Recurring',
  Credit: 'One-Time',
  Adjustment: 'One-Time',
};

function isAmortized(metric: Metric): boolean {
  return metric === 'amortized' || metric === 'net-amortized';
}
