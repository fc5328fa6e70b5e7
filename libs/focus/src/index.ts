export { openFocusFiles, type FocusFiles, type FocusOptions } from './open-focus-files';
export type { CurrencyTotal, FocusSummary, PeriodCount } from './summary';
