/**
 * The columns of an export and their types in Parquet, in the order in which they are written: those of FOCUS 1.2 by name,
 * then our own, each with `x_`: https://focus.finops.org/focus-specification/v1-2/
 *
 * - Regions and resources: a charge is a sum over all of an account's, so that they are null.
 * - Absent, as Cost Explorer by service and charge type tells nothing of them: consumed quantities, unit prices, SKUs, pricing
 *   categories, commitments and capacity reservations by id, availability zones.
 */
export const exportColumns = {
  BilledCost: 'amount',
  BillingAccountId: 'text',
  BillingAccountName: 'text',
  BillingAccountType: 'text',
  BillingCurrency: 'text',
  BillingPeriodEnd: 'time',
  BillingPeriodStart: 'time',
  ChargeCategory: 'text',
  ChargeClass: 'text',
  ChargeDescription: 'text',
  ChargeFrequency: 'text',
  ChargePeriodEnd: 'time',
  ChargePeriodStart: 'time',
  ContractedCost: 'amount',
  EffectiveCost: 'amount',
  InvoiceId: 'text',
  InvoiceIssuerName: 'text',
  ListCost: 'amount',
  PricingQuantity: 'amount',
  PricingUnit: 'text',
  ProviderName: 'text',
  PublisherName: 'text',
  RegionId: 'text',
  RegionName: 'text',
  ResourceId: 'text',
  ResourceName: 'text',
  ResourceType: 'text',
  ServiceCategory: 'text',
  ServiceName: 'text',
  ServiceSubcategory: 'text',
  SubAccountId: 'text',
  SubAccountName: 'text',
  SubAccountType: 'text',
  Tags: 'text',
  /** The rule that charges, splits or passes on; an adjustment's name. */
  x_AllocationRule: 'text',
  /** AWS's own word, such as `SavingsPlanNegation`. */
  x_ChargeType: 'text',
  /** Of the close that the statement is of; null in a preview. */
  x_CloseSequence: 'text',
  /** The earlier month that a correction is of, as `YYYY-MM`. */
  x_CorrectedPeriod: 'text',
  x_CostCenter: 'text',
  x_CostCenterName: 'text',
  x_CostCenterOwner: 'text',
  /** Which of AWS's ways of counting the costs are in, such as `net-amortized`. */
  x_CostMetric: 'text',
  /** As in the statement: `direct`, `charged`, `share`, `passed-on`, `adjustment`, `prior-period`, `transfer`. */
  x_LineKind: 'text',
  /** The cost center at the other end of a transfer, or that an adjustment is charged to. */
  x_OtherCostCenter: 'text',
  /** A share is `x_ShareWeight` of `x_ShareOf`. */
  x_ShareOf: 'text',
  /** What is split, where that is one amount. */
  x_SharePool: 'text',
  x_ShareWeight: 'text',
  /** `Closed` or `Preview`. */
  x_StatementStatus: 'text',
} as const;

export type ExportColumn = keyof typeof exportColumns;

/** Amounts as exact decimals, times as `2026-11-01T00:00:00Z`; null is each format's null. */
export type FocusRow = Readonly<Record<ExportColumn, string | null>>;
