import type {
  AssignmentLedger,
  ChargedCosts,
  CloseLedger,
  DocumentStore,
} from '@orgcost/chargeback';
import type { AccountLedger } from '@orgcost/collection';
import { AccountRepository } from './account-repository';
import { AssignmentRepository } from './assignment-repository';
import { LedgerChargedCosts } from './charged-costs';
import { CloseRepository } from './close-repository';
import { configurationOf, type LedgerPlace } from './configuration';
import { CostDayStore } from './cost-day-store';
import { CostMonthStore } from './cost-month-store';
import { DocumentRepository } from './document-repository';

/** What of the ledger chargeback needs. */
export interface ChargebackLedger {
  /** As collections keep them. */
  readonly accounts: AccountLedger;
  readonly assignments: AssignmentLedger;
  readonly chargedCosts: ChargedCosts;
  readonly closes: CloseLedger;
  readonly documents: DocumentStore;
}

export function createChargebackLedger(place: LedgerPlace): ChargebackLedger {
  const configuration = configurationOf(place);
  return {
    accounts: new AccountRepository(configuration),
    assignments: new AssignmentRepository(configuration),
    chargedCosts: new LedgerChargedCosts(
      new CostDayStore(configuration),
      new CostMonthStore(configuration),
    ),
    closes: new CloseRepository(configuration),
    documents: new DocumentRepository(configuration),
  };
}
