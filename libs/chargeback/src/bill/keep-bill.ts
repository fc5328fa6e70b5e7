import { documentHash } from '../close/document-hash';
import { documentText } from '../close/documents';
import type { CloseLedger } from '../ports/close-ledger';
import type { DocumentStore } from '../ports/document-store';
import { billSchema, type Bill } from './bill';
import type { BillLink } from './bill-link';

/**
 * Keeps what the payer is billed for a month, unless it is as it was: a preview that somebody agreed to goes by the bill that it
 * was shown with.
 */
export async function keepBill(
  {
    documents,
    closes,
  }: { readonly documents: DocumentStore; readonly closes: Pick<CloseLedger, 'bill' | 'saveBill'> },
  bill: Bill,
): Promise<void> {
  const { period, fetchedAt } = bill;
  const last = await closes.bill(period);
  if (last && saysSo(last, bill)) return;
  const document = await documents.save(documentText(billSchema, bill));
  await closes.saveBill({ period, fetchedAt, document });
}

/** Whatever the time at which it was read. */
function saysSo({ document, fetchedAt }: BillLink, bill: Bill): boolean {
  return documentHash(documentText(billSchema, { ...bill, fetchedAt })) === document;
}
