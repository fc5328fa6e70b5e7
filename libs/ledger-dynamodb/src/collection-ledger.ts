import type {
  AccountLedger,
  BillingLedger,
  CostLedger,
  CostPreview,
  PageLedger,
  PlanLedger,
  RunLedger,
} from '@orgcost/collection';
import { AccountRepository } from './account-repository';
import { BillingRepository } from './billing-repository';
import { configurationOf, type LedgerPlace } from './configuration';
import { CostRepository } from './cost-repository';
import { PageRepository } from './page-repository';
import { PlanRepository } from './plan-repository';
import { RunRepository } from './run-repository';

/** What of the ledger collection needs. */
export interface CollectionLedger {
  readonly costs: CostLedger & CostPreview;
  readonly billing: BillingLedger;
  readonly accounts: AccountLedger;
  readonly runs: RunLedger;
  readonly plans: PlanLedger;
  readonly pages: PageLedger;
}

export function createCollectionLedger(place: LedgerPlace): CollectionLedger {
  const configuration = configurationOf(place);
  return {
    costs: new CostRepository(configuration),
    billing: new BillingRepository(configuration),
    accounts: new AccountRepository(configuration),
    runs: new RunRepository(configuration),
    plans: new PlanRepository(configuration),
    pages: new PageRepository(configuration),
  };
}
