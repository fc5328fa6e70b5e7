import {
  roundAmount,
  subtractAmounts,
  sumAmounts,
  zero,
  type Amount,
  type Currency,
} from '@orgcost/money';
import type { Bill } from '../bill/bill';
import { minorUnitOf } from '../statements/minor-unit';

/** What one invoice of the month says. */
export interface Invoice {
  /** Who invoices, such as `Amazon Web Services, Inc.`. */
  readonly entity: string;
  readonly currency: Currency;
  readonly total: Amount;
}

/** The invoices of an entity, together, beside what Cost Explorer has of it; either may be missing. */
export interface InvoiceCheck {
  readonly entity: string;
  readonly currency: Currency;
  readonly invoice?: Amount;
  /** Unblended, as invoices are: zero for an entity that the bill does not know. */
  readonly billed: Amount;
  /** `invoice` less `billed`. */
  readonly difference?: Amount;
  /** To the cent. */
  readonly agrees: boolean;
}

/**
 * Holds invoices against the bill by invoicing entity: an entity may write several for a month, which count together. Entities
 * without an invoice are told as well.
 */
export function checkInvoices(
  { invoiced }: Pick<Bill, 'invoiced'>,
  invoices: readonly Invoice[],
): InvoiceCheck[] {
  const keys = new Set([...invoiced, ...invoices].map(keyOf));
  return [...keys].sort().flatMap((key): InvoiceCheck[] => {
    const known = invoiced.find((each) => keyOf(each) === key);
    const own = invoices.filter((each) => keyOf(each) === key);
    const place = known ?? own[0];
    if (!place) return [];
    const { entity, currency } = place;
    const billed = known?.amounts.unblended ?? zero;
    if (own.length === 0) return [{ entity, currency, billed, agrees: false }];
    const invoice = sumAmounts(own.map(({ total }) => total));
    const cents = roundAmount(billed, minorUnitOf(currency));
    const difference = subtractAmounts(invoice, billed);
    return [{ entity, currency, invoice, billed, difference, agrees: cents === invoice }];
  });
}

function keyOf({ entity, currency }: Pick<Invoice, 'entity' | 'currency'>): string {
  return `${entity}\u0000${currency}`;
}
