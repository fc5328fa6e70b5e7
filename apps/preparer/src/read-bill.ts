import {
  billSchema,
  BillUnavailableError,
  documentHash,
  documentText,
  type Bill,
  type BillLink,
  type BillSource,
  type ChargebackPorts,
} from '@orgcost/chargeback';
import { PageCapReachedError } from '@orgcost/collection';
import type { BillingPeriod } from '@orgcost/domain';

/**
 * Keeps what the payer is billed for a month, unless it is as it was: a schedule may call twice, and what the first mail shows
 * can be closed still.
 * @returns why it cannot be told, in one line; undefined where it was kept
 */
export async function readBill(
  { documents, closes }: Pick<ChargebackPorts, 'documents' | 'closes'>,
  bills: BillSource,
  period: BillingPeriod,
): Promise<string | undefined> {
  try {
    const bill = await bills.read(period);
    const last = await closes.bill(period);
    if (last && isAs(last, bill)) return undefined;
    const document = await documents.save(documentText(billSchema, bill));
    await closes.saveBill({ period, fetchedAt: bill.fetchedAt, document });
    return undefined;
  } catch (error) {
    if (error instanceof BillUnavailableError || error instanceof PageCapReachedError) {
      return error.message;
    }
    throw error;
  }
}

/** Whatever the time at which it was read. */
function isAs({ document, fetchedAt }: BillLink, bill: Bill): boolean {
  return documentHash(documentText(billSchema, { ...bill, fetchedAt })) === document;
}
