import type { BilledMonth } from '@orgcost/chargeback';
import { parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount, zero } from '@orgcost/money';
import { renderBilled } from './billed';

const billed = (costCenter: string, exact: string, payable: string): BilledMonth => ({
  period: parseBillingPeriod('2026-10'),
  costCenter,
  currency: 'USD',
  closed: parseAmount(exact),
  restated: zero,
  transferred: zero,
  billed: parseAmount(exact),
  payable: parseAmount(payable),
  statements: [],
});
const months = [billed('data', '10.004', '10'), billed('shop', '1.006', '1.01')];

it('has cents beside exact amounts, and a total', () => {
  const at = parseInstant('2026-11-30T00:00:00Z');
  expect(renderBilled(months, at, parseUtcDay('2026-12-01'))).toMatchInlineSnapshot(`
    "As billed by 2026-11-30T00:00:00.000Z, exactly, and payable in whole cents:

    Month    Cost center  As closed  Restated  Transferred  Billed  Payable  Currency
    ─────────────────────────────────────────────────────────────────────────────────
    2026-10  data            10.004         0            0  10.004    10.00  USD
    2026-10  shop             1.006         0            0   1.006     1.01  USD
    ─────────────────────────────────────────────────────────────────────────────────
    Total                     11.01         0            0   11.01    11.01  USD

    Payable is in whole cents, such that all of a month sum to their rounded total. What came to a month later is payable on the
    later statement, in cents of its own.
    "
  `);
});

it('tells when the moment is yet to come', () => {
  const at = parseInstant('2027-01-01T00:00:00Z');
  expect(renderBilled([], at, parseUtcDay('2026-12-01'))).toBe(
    `2027-01-01T00:00:00.000Z is yet to come: this is what is billed by now.

Nothing was billed by 2027-01-01T00:00:00.000Z.
`,
  );
});
