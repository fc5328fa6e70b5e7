export {
  accountIdSchema,
  latestProfiles,
  profileOn,
  type AccountId,
  type AccountProfile,
  type AccountState,
  type OrganizationAccount,
} from './account';
export {
  addMonths,
  billingPeriodOf,
  billingPeriodsOf,
  daysOfBillingPeriod,
  parseBillingPeriod,
  type BillingPeriod,
} from './billing-period';
export { chargeGroupOf, chargeGroups, type ChargeGroup, type ChargeType } from './charge-type';
export { collectionModes, type CollectionMode } from './collection-mode';
export {
  addMetricAmounts,
  costMatrix,
  metrics,
  metricsOf,
  type CostLine,
  type CostMatrix,
  type Metric,
  type MetricAmounts,
} from './cost-matrix';
export {
  costDimensions,
  MetricLackingError,
  reportCosts,
  type CostDimension,
  type CostQuery,
  type CostReport,
  type CostRow,
  type ReportedCosts,
} from './cost-report';
export {
  costOriginSchema,
  type CostDay,
  type CostMonth,
  type CostOrigin,
  type DayCosts,
} from './day-costs';
export { containsDay, dayRange, daysOf, spansOf, type DayRange } from './day-range';
export {
  epochOf,
  hoursBetween,
  instantFromEpoch,
  parseInstant,
  startOfDay,
  utcDayOf,
  type Clock,
  type Instant,
} from './instant';
export { dayInWords, daysInWords, monthInWords, periodInWords, weekdayInWords } from './in-words';
export { InvalidInputError } from './invalid-input-error';
export { printable } from './printable';
export { addDays, dayOfMonth, daysBetween, parseUtcDay, type UtcDay } from './utc-day';
export {
  amountSchema,
  billingPeriodSchema,
  dayRangeSchema,
  instantSchema,
  utcDaySchema,
} from './schemas';
