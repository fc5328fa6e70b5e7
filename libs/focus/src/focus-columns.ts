/**
 * The columns of FOCUS that an import reads. They have the same names and meaning in 1.0, 1.1 and 1.2, which only
 * add others beside them (1.2's `PricingCurrencyEffectiveCost` is in another currency, and is not read):
 * https://focus.finops.org/focus-specification/
 */
export const mandatoryColumns = [
  'BilledCost',
  'BillingAccountId',
  'BillingCurrency',
  'ChargeCategory',
  'ChargePeriodStart',
  'EffectiveCost',
  'ProviderName',
  'ServiceName',
] as const;

/** `SubAccountId` is absent where the provider has no such thing; the billing period only helps to warn. */
export const optionalColumns = ['SubAccountId', 'BillingPeriodStart', 'BillingPeriodEnd'] as const;

export type FocusColumn = (typeof mandatoryColumns)[number] | (typeof optionalColumns)[number];
