import { billSchema, importedBill, keepBill, readDocument, type Bill } from '@orgcost/chargeback';
import { CappedPageMeter } from '@orgcost/collection';
import { InvalidInputError, type BillingPeriod, type CostMonth } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { billSource } from '../aws/clients';
import { payerNeeded } from '../collection/assert-payer';
import type { Context } from '../context';

export interface ReadBill {
  readonly bill: Bill;
  readonly paidPages: number;
}

export interface BillWish {
  /** Of Cost Explorer; all that it takes without. */
  readonly maxPages?: number;
  /** What was read before does. */
  readonly kept?: boolean;
}

/**
 * What the payer is billed for a month, read and kept. Of a month that was imported as a whole there is nobody to ask: what
 * was imported stands for the bill.
 * @throws InvalidInputError without a payer role; BillUnavailableError; PageCapReachedError
 */
export async function readBill(
  ledger: Ledger,
  context: Context,
  period: BillingPeriod,
  { maxPages, kept = false }: BillWish = {},
): Promise<ReadBill> {
  const imported = await importedMonths(ledger, period);
  if (kept && !imported) {
    const bill = await keptBill(ledger, period);
    if (bill?.source === 'payer') return { bill, paidPages: 0 };
  }
  const meter = new CappedPageMeter(maxPages);
  const bill = imported
    ? importedBill(period, imported, context.clock())
    : await payerBill(context, period, meter);
  await keepBill(ledger, bill);
  return { bill, paidPages: meter.paid };
}

async function keptBill(
  { closes, documents }: Ledger,
  period: BillingPeriod,
): Promise<Bill | undefined> {
  const link = await closes.bill(period);
  return link && readDocument(documents, link.document, billSchema);
}

function payerBill(context: Context, period: BillingPeriod, meter: CappedPageMeter): Promise<Bill> {
  const source = billSource(context, meter);
  if (!source) throw new InvalidInputError(payerNeeded('"orgcost reconcile"'));
  return source.read(period);
}

/** Nothing where some of the month was collected. */
async function importedMonths(
  { costs }: Ledger,
  period: BillingPeriod,
): Promise<CostMonth[] | undefined> {
  const months: CostMonth[] = [];
  for await (const month of costs.organizationMonth(period)) {
    if (!month.origins.every((origin) => origin.startsWith('focus:'))) return undefined;
    months.push(month);
  }
  return months.length === 0 ? undefined : months;
}
