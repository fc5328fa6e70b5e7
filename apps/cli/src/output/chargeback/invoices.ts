import type { InvoiceCheck } from '@orgcost/chargeback';
import { renderTable } from '../table';

/** Invoices beside what Cost Explorer has of who invoices, unblended. */
export function renderInvoices(checks: readonly InvoiceCheck[], width?: number): string {
  return renderTable<InvoiceCheck>(
    [
      { title: 'Invoiced by', cell: ({ entity }) => entity, shrinks: true },
      { title: 'Invoice', align: 'right', cell: ({ invoice = 'not given' }) => invoice },
      { title: 'Unblended', align: 'right', cell: ({ billed }) => billed },
      { title: 'Difference', align: 'right', cell: ({ difference = '' }) => difference },
      { title: 'Currency', cell: ({ currency }) => currency },
      {
        title: '',
        cell: ({ invoice, agrees }) =>
          invoice === undefined ? '' : agrees ? 'agrees to the cent' : 'differs',
      },
    ],
    checks,
    { width },
  );
}
