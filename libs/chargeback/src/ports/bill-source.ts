import type { BillingPeriod } from '@orgcost/domain';
import type { Bill } from '../bill/bill';

/** The management account's bill, from whoever can tell. */
export interface BillSource {
  /**
   * Paid for by the page; what was asked is counted, and capped, by whoever made the source.
   * @throws BillUnavailableError
   */
  read(period: BillingPeriod): Promise<Bill>;
}

/** The bill could not be read; the message says why, in one line. */
export class BillUnavailableError extends Error {
  override readonly name = 'BillUnavailableError';
}
