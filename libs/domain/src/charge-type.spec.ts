import { chargeGroupOf, chargeGroups } from './index';

test.each([
  ['Usage', 'usage'],
  ['DiscountedUsage', 'usage'],
  ['SavingsPlanCoveredUsage', 'usage'],
  ['SavingsPlanNegation', 'commitment'],
  ['SavingsPlanRecurringFee', 'commitment'],
  ['SavingsPlanUpfrontFee', 'commitment'],
  ['RIFee', 'commitment'],
  ['Tax', 'tax'],
  ['Support', 'support'],
  ['Credit', 'credit'],
  ['Refund', 'refund'],
  ['Fee', 'fee'],
  ['Enterprise Discount Program Discount', 'discount'],
  ['BundledDiscount', 'discount'],
  ['Purchase', 'fee'],
  ['Adjustment', 'other'],
  ['usage', 'other'],
  ['Discounted', 'other'],
  ['Something new', 'other'],
  ['', 'other'],
  ['constructor', 'other'],
  ['__proto__', 'other'],
])('%s is %s', (chargeType, group) => {
  expect(chargeGroupOf(chargeType)).toBe(group);
  expect(chargeGroups).toContain(group);
});
