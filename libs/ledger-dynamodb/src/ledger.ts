import { createAlertingLedger, type AlertingLedger } from './alerting-ledger';
import { createChargebackLedger, type ChargebackLedger } from './chargeback-ledger';
import { createCollectionLedger, type CollectionLedger } from './collection-ledger';
import type { LedgerPlace } from './configuration';

/** All of the ledger: a function that needs a part of it takes that part alone, lest its bundle have the rest. */
export interface Ledger extends CollectionLedger, AlertingLedger, ChargebackLedger {}

/** @param newId another text each time */
export function createLedger({
  newId,
  ...place
}: LedgerPlace & { readonly newId?: () => string }): Ledger {
  return {
    ...createCollectionLedger(place),
    ...createAlertingLedger(place, newId),
    ...createChargebackLedger(place),
  };
}
