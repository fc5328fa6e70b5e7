/**
 * The columns that an import reads, of those that FOCUS demands. They have the same names and meaning in 1.0, 1.1 and
 * 1.2, which only add others beside them (1.2's `PricingCurrencyEffectiveCost` is in another currency, and not read):
 * https://focus.finops.org/focus-specification/
 */
export const mandatoryColumns = [
  'BilledCost',
  'BillingAccountId',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargePeriodStart',
  'EffectiveCost',
  'ProviderName',
  'ServiceName',
] as const;

/** Absent where the provider knows no sub-accounts. */
export const subAccountColumn = 'SubAccountId';
