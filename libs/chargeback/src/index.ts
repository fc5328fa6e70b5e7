export {
  billSchema,
  type Bill,
  type BillLine,
  type Invoiced,
  type MarketplaceLine,
} from './bill/bill';
export { billLinkSchema, type BillLink } from './bill/bill-link';
export {
  closeLinkSchema,
  closeSchema,
  documentHashSchema,
  type Close,
  type CloseLink,
  type DocumentHash,
  type StatementEntry,
} from './close/close';
export { previewLinkSchema, type PreviewLink } from './close/preview-link';
export { assignmentSchema, type Assignment } from './ownership/assignment';
export { costCenterIdSchema, type CostCenter, type CostCenterId } from './ownership/cost-center';
export { ownerSpanSchema, type OwnerSpan, type OwnershipSource } from './ownership/owner-span';
export type {
  ConfiguredAccount,
  ConfiguredUnit,
  OwnershipSettings,
} from './ownership/ownership-settings';
export {
  ownershipOf,
  ownerSpans,
  type Ownership,
  type OwnershipSources,
} from './ownership/ownership-of';
export { unassignedQueue, type UnassignedAccount } from './ownership/unassigned-queue';
export type { AssignmentLedger } from './ports/assignment-ledger';
export { BillUnavailableError, type BillSource } from './ports/bill-source';
export type { ChargedCosts, VersionedMonth } from './ports/charged-costs';
export type { CloseLedger } from './ports/close-ledger';
export { DocumentDamagedError, type DocumentStore } from './ports/document-store';
export {
  acceptedSchema,
  statementSchema,
  type Accepted,
  type Statement,
} from './statements/statement';
export { statementLineSchema, type LineOf, type StatementLine } from './statements/statement-line';
