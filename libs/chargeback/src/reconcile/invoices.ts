import { roundAmount, subtractAmounts, zero, type Amount, type Currency } from '@orgcost/money';
import type { Bill } from '../bill/bill';
import { minorUnitOf } from '../statements/minor-unit';

/** What an invoice of the month says. */
export interface Invoice {
  /** Who invoices, such as `Amazon Web Services, Inc.`. */
  readonly entity: string;
  readonly currency: Currency;
  readonly total: Amount;
}

/** An invoice beside what Cost Explorer has of the entity; either may be missing. */
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

/** Holds invoices against the bill by invoicing entity; entities without an invoice are told as well. */
export function checkInvoices(
  { invoiced }: Pick<Bill, 'invoiced'>,
  invoices: readonly Invoice[],
): InvoiceCheck[] {
  const keys = new Set([...invoiced, ...invoices].map(keyOf));
  return [...keys].sort().flatMap((key): InvoiceCheck[] => {
    const known = invoiced.find((each) => keyOf(each) === key);
    const invoice = invoices.find((each) => keyOf(each) === key);
    const place = known ?? invoice;
    if (!place) return [];
    const { entity, currency } = place;
    const billed = known?.amounts.unblended ?? zero;
    if (!invoice) return [{ entity, currency, billed, agrees: false }];
    const cents = roundAmount(billed, minorUnitOf(currency));
    return [
      {
        entity,
        currency,
        invoice: invoice.total,
        billed,
        difference: subtractAmounts(invoice.total, billed),
        agrees: cents === invoice.total,
      },
    ];
  });
}

function keyOf({ entity, currency }: Pick<Invoice, 'entity' | 'currency'>): string {
  return `${entity}\u0000${currency}`;
}
