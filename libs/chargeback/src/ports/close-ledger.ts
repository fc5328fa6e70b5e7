import type { BillingPeriod } from '@orgcost/domain';
import type { BillLink } from '../bill/bill-link';
import type { CloseLink } from '../close/close';
import type { PreviewLink } from '../close/preview-link';

/** Which months were closed, in a chain that only grows, and what was looked at before. */
export interface CloseLedger {
  /** The whole chain in the order of sequence numbers, read with strong consistency. */
  closes(): Promise<readonly CloseLink[]>;

  /**
   * Appends to the chain: the commit of a close, whose documents are all saved before.
   * @returns false when another close has the sequence number; true again where this very link has it already
   */
  commit(link: CloseLink): Promise<boolean>;

  /** Earlier ones of the month stay. */
  saveBill(link: BillLink): Promise<void>;
  /** The newest of the month, read with strong consistency. */
  bill(period: BillingPeriod): Promise<BillLink | undefined>;

  savePreview(link: PreviewLink): Promise<void>;
  /** The newest of the month. */
  preview(period: BillingPeriod): Promise<PreviewLink | undefined>;
}
