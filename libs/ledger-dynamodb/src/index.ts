export { createAlertingLedger, type AlertingLedger } from './alerting-ledger';
export { createChargebackLedger, type ChargebackLedger } from './chargeback-ledger';
export { createCollectionLedger, type CollectionLedger } from './collection-ledger';
export { createLedger, type Ledger } from './ledger';
export { ItemTooLargeError } from './item-size';
export { CommitConflictError } from './month-writer';
export { UnprocessedItemsError } from './put-all';
export { StoredItemError } from './stored-item';
export { checkTable, createTable, tableDefinition } from './table';
