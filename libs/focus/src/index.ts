export { openFocusFiles, type FocusFiles, type FocusOptions } from './open-focus-files';
export { databaseSettings } from './scratch';
export type { CurrencyTotal, FocusSummary, PeriodCount } from './summary';
