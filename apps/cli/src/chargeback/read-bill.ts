import { importedBill, keepBill, type Bill } from '@orgcost/chargeback';
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

/**
 * Reads what the payer is billed for a month, and keeps it. Of a month that was imported as a whole there is nobody to ask:
 * what was imported stands for the bill.
 * @throws InvalidInputError without a payer role; BillUnavailableError; PageCapReachedError
 */
export async function readBill(
  ledger: Ledger,
  context: Context,
  period: BillingPeriod,
  maxPages?: number,
): Promise<ReadBill> {
  const imported = await importedMonths(ledger, period);
  const meter = new CappedPageMeter(maxPages);
  const bill = imported
    ? importedBill(period, imported, context.clock())
    : await payerBill(context, period, meter);
  await keepBill(ledger, bill);
  return { bill, paidPages: meter.paid };
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
