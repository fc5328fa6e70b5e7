import type { Metric } from '@orgcost/domain';
import { chargeCategoryOf, chargeFrequencyOf } from './charge-category';

test.each([
  ['Usage', 'Usage', 'Usage-Based'],
  ['DiscountedUsage', 'Usage', 'Usage-Based'],
  ['SavingsPlanCoveredUsage', 'Usage', 'Usage-Based'],
  ['SavingsPlanNegation', 'Usage', 'Usage-Based'],
  ['SavingsPlanRecurringFee', 'Purchase', 'Recurring'],
  ['SavingsPlanUpfrontFee', 'Purchase', 'One-Time'],
  ['RIFee', 'Purchase', 'Recurring'],
  ['Fee', 'Purchase', 'One-Time'],
  ['Tax', 'Tax', 'Recurring'],
  ['Support', 'Usage', 'Recurring'],
  ['Credit', 'Credit', 'One-Time'],
  ['Refund', 'Adjustment', 'One-Time'],
  ['Enterprise Discount Program Discount', 'Adjustment', 'One-Time'],
  ['PrivateRateDiscount', 'Adjustment', 'One-Time'],
  ['Purchase', 'Purchase', 'One-Time'],
  ['Adjustment', 'Adjustment', 'One-Time'],
  ['Something New', 'Adjustment', 'One-Time'],
])('%s is %s, %s', (chargeType, category, frequency) => {
  expect(placed(chargeType, 'unblended')).toEqual([category, frequency]);
  expect(placed(chargeType, 'net-unblended')).toEqual([category, frequency]);
});

test.each([
  ['SavingsPlanRecurringFee', 'Usage', 'Usage-Based'],
  ['SavingsPlanUpfrontFee', 'Usage', 'Usage-Based'],
  ['RIFee', 'Usage', 'Usage-Based'],
  ['Fee', 'Purchase', 'One-Time'],
  ['Tax', 'Tax', 'Recurring'],
])('amortized, %s is %s, %s', (chargeType, category, frequency) => {
  expect(placed(chargeType, 'amortized')).toEqual([category, frequency]);
  expect(placed(chargeType, 'net-amortized')).toEqual([category, frequency]);
});

function placed(chargeType: string, metric: Metric) {
  const category = chargeCategoryOf(chargeType, metric);
  return [category, chargeFrequencyOf(chargeType, category)];
}
