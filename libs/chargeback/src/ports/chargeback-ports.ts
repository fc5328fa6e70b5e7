import type { AccountProfiles } from './account-profiles';
import type { AssignmentLedger } from './assignment-ledger';
import type { ChargedCosts } from './charged-costs';
import type { CloseLedger } from './close-ledger';
import type { DocumentStore } from './document-store';

export interface ChargebackPorts {
  readonly accounts: AccountProfiles;
  readonly assignments: Pick<AssignmentLedger, 'assignments'>;
  readonly chargedCosts: ChargedCosts;
  readonly closes: CloseLedger;
  readonly documents: DocumentStore;
}
