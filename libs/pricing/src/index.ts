export { assumptions } from './assumptions';
export type { AmountRange, Bill, BillLine } from './bill';
export { totalOf } from './bill';
export { priceOrganization, type Price } from './price';
export type { Range } from './range';
export { priceOf, priceOfPages, rates, type Rate, type RateName } from './rates';
export { bytesOfDay, bytesOfMonth } from './work/item-units';
export { writeUnitsOfRun } from './work/ledger';
export { ways, type MeasuredPages, type RunDays, type Setting, type Way } from './setting';
