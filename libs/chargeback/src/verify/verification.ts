import type { BillingPeriod } from '@orgcost/domain';
import type { DocumentHash } from '../close/close';
import type { DocumentArchive } from '../ports/document-archive';
import type { ChargebackPorts } from '../ports/chargeback-ports';

/** Something about a closed month that is not as it was closed. */
export interface VerifyFinding {
  readonly period: BillingPeriod;
  readonly message: string;
}

export interface Verification {
  /** Months of the chain, in order. */
  readonly months: readonly VerifiedMonth[];
  /** None: all is as it was closed. */
  readonly findings: readonly VerifyFinding[];
}

export interface VerifiedMonth {
  readonly period: BillingPeriod;
  readonly document: DocumentHash;
  readonly statements: number;
  /** Documents of which a locked copy was compared. */
  readonly copies: number;
}

export type VerifyPorts = Pick<ChargebackPorts, 'documents' | 'closes' | 'chargedCosts'> & {
  readonly archive?: DocumentArchive;
};
