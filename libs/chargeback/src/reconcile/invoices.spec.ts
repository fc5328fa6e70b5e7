import { parseAmount } from '@orgcost/money';
import { amounts } from '@orgcost/testing';
import { checkInvoices, type Invoice } from './invoices';

const entity = 'Amazon Web Services, Inc.';
const invoiced = [{ entity, currency: 'USD', amounts: amounts('120.004') }];
const invoice = (total: string): Invoice => ({
  entity,
  currency: 'USD',
  total: parseAmount(total),
});

it('holds all invoices of an entity together against what it is billed, to the cent', () => {
  const check = {
    entity,
    currency: 'USD',
    invoice: '120',
    billed: '120.004',
    difference: '-0.004',
    agrees: true,
  };
  expect(checkInvoices({ invoiced }, [invoice('120')])).toEqual([check]);
  expect(checkInvoices({ invoiced }, [invoice('100'), invoice('20')])).toEqual([check]);
  expect(checkInvoices({ invoiced }, [invoice('120'), invoice('20')])).toEqual([
    { ...check, invoice: '140', difference: '19.996', agrees: false },
  ]);
});

it('tells entities without an invoice, and invoices of whom the bill does not know', () => {
  const other = { ...invoice('7'), entity: 'Amazon Web Services EMEA SARL', currency: 'EUR' };
  expect(checkInvoices({ invoiced }, [other])).toEqual([
    {
      entity: 'Amazon Web Services EMEA SARL',
      currency: 'EUR',
      invoice: '7',
      billed: '0',
      difference: '7',
      agrees: false,
    },
    { entity, currency: 'USD', billed: '120.004', agrees: false },
  ]);
});
