export { accountGaps, type AccountGaps, type UncollectedAccount } from './accounts/account-gaps';
export { syncAccounts, type AccountChanges } from './accounts/sync-accounts';
export { accountsAtATime } from './collect/accounts-at-a-time';
export {
  collect,
  type CollectionReport,
  type CostSources,
  type PlanContext,
} from './collect/collect';
export { collectFromMembers } from './collect/collect-from-members';
export { collectFromPayer } from './collect/collect-from-payer';
export type { CollectionContext } from './collect/collection-context';
export { consultPayer, type Consultation } from './collect/consult-payer';
export { leaveForNextRun } from './collect/leave-for-next-run';
export { finishedRun, startedRun } from './collect/run-record';
export { takeOverFromPayer } from './collect/take-over-from-payer';
export { earlierDays, type EarlierDays } from './estimate/earlier-days';
export { estimatePages, type PageEstimate } from './estimate/estimate';
export { leastPages } from './estimate/least-pages';
export { measureRuns } from './estimate/measure';
export type { QueryFacts } from './estimate/queries';
export { findLosses, type DaysOfAccount, type Losses } from './import/find-losses';
export {
  importCosts,
  previewImport,
  type ImportCounts,
  type ImportedCosts,
} from './import/import-costs';
export type { ToldFiles } from './import/told-files';
export type { ToldSpan } from './import/told-span';
export { countFirstBills } from './older-months/first-bills';
export { monthsTogether } from './older-months/older-periods';
export { runsLookedAt } from './plan/history';
export { payerOnlyTexts } from './plan/payer-only';
export { accountTaskSchema, type AccountTask } from './plan/account-task';
export {
  planCollection,
  plannedRunSchema,
  type CollectionPlan,
  type PlannedRun,
  type PlanOptions,
} from './plan/plan';
export { earliestDay, refreshWindow } from './plan/refresh-window';
export type { AccountDirectory, DirectoryAccount, Tags } from './ports/account-directory';
export type { AccountLedger } from './ports/account-ledger';
export type { BilledMonth, BillingLedger } from './ports/billing-ledger';
export {
  AccountNotRecordedError,
  type CostLedger,
  type MonthUnread,
  type Observation,
  type Recorded,
} from './ports/cost-ledger';
export type { CostPreview } from './ports/cost-preview';
export {
  costExplorerDecimals,
  CostSourceError,
  type AccountLook,
  type AccountUnread,
  type CostSourceErrorKind,
  type MemberCostSource,
  type MonthlyTotal,
  type PayerCostSource,
} from './ports/cost-source';
export type { PageLedger } from './ports/page-ledger';
export type { KeptPlan, PlanLedger } from './ports/plan-ledger';
export type { RunLedger } from './ports/run-ledger';
export { withKnownPages } from './run/known-pages';
export {
  CappedPageMeter,
  PageCapReachedError,
  PartialPageMeter,
  type PageMeter,
} from './run/page-meter';
export { SharedPageMeter } from './run/shared-page-meter';
export {
  accountOutcomes,
  accountResultSchema,
  countOutcomes,
  hasCosts,
  isComplete,
  runId,
  runStatuses,
  type AccountOutcome,
  type AccountResult,
  type OutcomeCounts,
  type Run,
  type RunStatus,
} from './run/run';
export type { Difference, DifferenceCause } from './verify/compare-views';
export { verifyViews, type Verification } from './verify/verify';
