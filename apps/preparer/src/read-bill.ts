import {
  BillUnavailableError,
  keepBill,
  type BillSource,
  type ChargebackPorts,
} from '@orgcost/chargeback';
import { PageCapReachedError } from '@orgcost/collection';
import type { BillingPeriod } from '@orgcost/domain';

/**
 * Reads what the payer is billed for a month, and keeps it.
 * @returns why it cannot be told, in one line; undefined where it was kept
 */
export async function readBill(
  ports: Pick<ChargebackPorts, 'documents' | 'closes'>,
  bills: BillSource,
  period: BillingPeriod,
): Promise<string | undefined> {
  try {
    await keepBill(ports, await bills.read(period));
    return undefined;
  } catch (error) {
    if (error instanceof BillUnavailableError || error instanceof PageCapReachedError) {
      return error.message;
    }
    throw error;
  }
}
