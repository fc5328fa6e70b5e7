export {
  billSchema,
  type Bill,
  type BillLine,
  type Invoiced,
  type MarketplaceLine,
} from './bill/bill';
export { billLinkSchema, type BillLink } from './bill/bill-link';
export { keepBill } from './bill/keep-bill';
export { missingCostsOf } from './close/missing-costs';
export { importedBill } from './bill/imported-bill';
export {
  closeLinkSchema,
  closeSchema,
  type Close,
  type CloseLink,
  type DocumentHash,
  type StatementEntry,
} from './close/close';
export { previewLinkSchema, type PreviewLink } from './close/preview-link';
export {
  importOwners,
  type OwnerImport,
  type OwnerImportPorts,
  type OwnersImported,
} from './owner-file/import-owners';
export { assignmentSchema, type Assignment } from './ownership/assignment';
export { costCenterIdSchema, type CostCenter, type CostCenterId } from './ownership/cost-center';
export type { OwnerSpan, OwnershipSource } from './ownership/owner-span';
export type {
  ConfiguredAccount,
  ConfiguredUnit,
  OwnershipSettings,
} from './ownership/ownership-settings';
export { ownershipOf, type Ownership, type OwnershipSources } from './ownership/ownership-of';
export { profileInForce } from './ownership/profile-in-force';
export { unassignedQueue, type UnassignedAccount } from './ownership/unassigned-queue';
export type { AssignmentLedger } from './ports/assignment-ledger';
export { BillUnavailableError, type BillSource } from './ports/bill-source';
export {
  ChargedCostsDamagedError,
  type ChargedCosts,
  type VersionedMonth,
} from './ports/charged-costs';
export type { CloseLedger } from './ports/close-ledger';
export { DocumentDamagedError, type DocumentStore } from './ports/document-store';
export { statementSchema, type Accepted, type Statement } from './statements/statement';
export { statementLineSchema, type LineOf, type StatementLine } from './statements/statement-line';
export type { RuleNote } from './allocate/allocation';
export { assertOpen } from './close/assert-open';
export { asBilled, type BilledMonth } from './close/as-billed';
export {
  closeMonth,
  CloseRefusedError,
  type ClosedResult,
  type Closing,
} from './close/close-month';
export { closedInputsSchema, type ClosedInputs, type OwnerMove } from './close/closed-inputs';
export {
  readCloseOf,
  readClosedMonths,
  readCloses,
  type ClosedMonth,
  type RecordedClose,
} from './close/closed-months';
export { documentHash } from './close/document-hash';
export { documentText, readDocument } from './close/documents';
export { moveId } from './close/move-offers';
export type { ChargebackSettings } from './close/chargeback-settings';
export { prepareMonth, type PreparedMonth, type Preparing } from './close/prepare-month';
export type { ChargebackPorts } from './ports/chargeback-ports';
export { previewMonth, type Preview, type ShownPreview } from './close/preview-month';
export {
  isAcceptable,
  refusalInWords,
  refusalKinds,
  type Refusal,
  type RefusalKind,
} from './close/refusal';
export type { MissingCosts } from './close/close-facts';
export { totalOf, type CostCenterTotal, type TotalChange } from './close/totals';
export { explainClosed, explainPrepared, type ExplainedAccount } from './explain/explain-month';
export {
  type ExplainedCharge,
  type ExplainedStep,
  type StatementPlace,
} from './explain/explain-account';
export type { AccountProfiles } from './ports/account-profiles';
export type { DocumentArchive } from './ports/document-archive';
export { checkInvoices, type Invoice, type InvoiceCheck } from './reconcile/invoices';
export { proofSchema, type CurrencyProof, type Proof } from './reconcile/proof';
export {
  isExplained,
  residualCauses,
  type Residual,
  type ResidualCause,
} from './reconcile/residual';
export { ruleSetJsonSchema } from './rules/json-schema';
export { ruleSetSchema, type RuleSet } from './rules/rule-set';
export type { Rule } from './rules/rule';
export { usageQuantitySchema, type UsageQuantity } from './rules/usage';
export { archiveClose, archiveFolder } from './verify/archive-close';
export type { Verification, VerifiedMonth, VerifyFinding } from './verify/verification';
export { verifyCloses } from './verify/verify-closes';
export { mergeUsage, type UsageFile } from './usage-file/merge-usage';
export { parseUsageFile } from './usage-file/parse-usage-file';
