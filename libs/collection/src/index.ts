export { accountsAtATime } from './accounts-at-a-time';
export { collect, type CollectionReport, type CostSources, type PlanContext } from './collect';
export type { CollectionContext } from './collection-context';
export { consultPayer, type Consultation } from './consult-payer';
export { findLosses, type DaysOfAccount, type Losses } from './find-losses';
export { importCosts, type ImportCounts, type ImportedCosts } from './import-costs';
export {
  CappedPageMeter,
  PageCapReachedError,
  PartialPageMeter,
  type PageMeter,
} from './page-meter';
export {
  accountTaskSchema,
  collectionPlanSchema,
  planCollection,
  plannedRunSchema,
  type AccountTask,
  type CollectionPlan,
  type PlanOptions,
  type PlannedRun,
} from './plan';
export type { AccountDirectory } from './ports/account-directory';
export type { AccountLedger } from './ports/account-ledger';
export type { BilledMonth, BillingLedger } from './ports/billing-ledger';
export {
  AccountNotRecordedError,
  type CostLedger,
  type Observation,
  type Recorded,
} from './ports/cost-ledger';
export {
  CostSourceError,
  type AccountDays,
  type AccountLook,
  type AccountUnread,
  type CostSourceErrorKind,
  type MemberCostSource,
  type MonthlyTotal,
  type PayerCostSource,
} from './ports/cost-source';
export type { RunLedger } from './ports/run-ledger';
export { collectFromMembers } from './collect-from-members';
export { collectFromPayer } from './collect-from-payer';
export { leaveForNextRun } from './leave-for-next-run';
export { finishedRun, startedRun, type RunEnd } from './run-record';
export { takeOverFromPayer } from './take-over-from-payer';
export { refreshWindow } from './refresh-window';
export {
  accountOutcomes,
  accountResultSchema,
  countOutcomes,
  collectionModes,
  isComplete,
  runId,
  runStatuses,
  type AccountOutcome,
  type AccountResult,
  type OutcomeCounts,
  type CollectionMode,
  type Run,
  type RunStatus,
} from './run';
export { syncAccounts, type AccountChanges, type SyncOptions } from './sync-accounts';
export {
  uncollectedAccounts,
  type CostsAsked,
  type UncollectedAccount,
} from './uncollected-accounts';
export { compareViews, type Difference, type DifferenceCause } from './compare-views';
export { verifyViews, type Verification, type VerificationContext } from './verify';
export { estimatePages, priceOfPages, type PageEstimate } from './estimate';
