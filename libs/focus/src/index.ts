export type { FocusAccountDays } from './account-days';
export { openFocusFile, type FocusFile, type FocusOptions } from './open-focus-file';
export type { CurrencyTotal, FocusSummary } from './summary';
