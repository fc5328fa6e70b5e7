export type { FocusContext } from './export/export-context';
export {
  exportFocus,
  type ExportedTotal,
  type FocusExport,
  type FocusFormat,
} from './export/export-focus';
export type { FocusRow } from './export/columns';
export { focusRows } from './export/focus-rows';
export { placedServices } from './export/service-category';
export { openFocusFiles, type FocusFiles, type FocusOptions } from './open-focus-files';
export { databaseSettings } from './scratch';
export type { CurrencyTotal, FocusSummary, PeriodCount } from './summary';
