import {
  billSchema,
  BillUnavailableError,
  documentText,
  type BillSource,
  type ChargebackPorts,
} from '@orgcost/chargeback';
import { PageCapReachedError } from '@orgcost/collection';
import type { BillingPeriod } from '@orgcost/domain';

/**
 * Keeps what the payer is billed for a month.
 * @returns why it cannot be told, in one line; undefined where it was kept
 */
export async function readBill(
  { documents, closes }: Pick<ChargebackPorts, 'documents' | 'closes'>,
  bills: BillSource,
  period: BillingPeriod,
): Promise<string | undefined> {
  try {
    const bill = await bills.read(period);
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
