import { writePage } from '@orgcost/alert-mail';
import {
  billSchema,
  closedInputsSchema,
  ruleSetSchema,
  type Refusal,
  type ShownPreview,
} from '@orgcost/chargeback';
import { parseBillingPeriod } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { financePage, type ToldMonth } from './finance-page';
import { subjectOf } from './subject';

const ownerMoveSchema = closedInputsSchema.shape.moved.element;
const period = parseBillingPeriod('2026-10');
const document = 'ab12'.repeat(16);

const month: ToldMonth = {
  period,
  inputs: {
    ruleSet: ruleSetSchema.parse({ metric: 'net-amortized' }),
    costCenters: [{ id: 'web-shop', name: 'Web Shop' }, { id: '4711' }],
  },
  refusals: [],
  notes: [],
  offers: [],
};

const total = (costCenter: string, payable: string, currency = 'USD') => ({
  costCenter,
  currency,
  own: parseAmount(payable),
  shared: parseAmount('0'),
  adjustments: parseAmount('0'),
  earlierMonths: parseAmount('0'),
  total: parseAmount(payable),
  payable: parseAmount(payable),
});

const shown: ShownPreview = {
  document,
  preview: { inputs: document, totals: [total('4711', '-0.01'), total('web-shop', '1234567.89')] },
};

const textOf = (...args: Parameters<typeof financePage>) =>
  writePage('', financePage(...args)).text;

test('a month against which nothing stands is told with the command that closes it', () => {
  expect(subjectOf(month)).toBe('Chargeback of October 2026: ready to be closed');
  expect(textOf(month, shown, undefined)).toBe(`October 2026 can be closed

What cost centers would be charged
----------------------------------
Cost center          Payable, USD
4711                        -0.01
Web Shop (web-shop)  1,234,567.89
---------------------------------
Total                1,234,567.88

Counted as net-amortized cost, rounded to cents that sum to the total.

To close it
-----------
Preview ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12

As it is shown here, and in no other way
  orgcost chargeback close --month 2026-10 --preview ab12ab12ab12

To look at it again
  orgcost chargeback preview --month 2026-10

You get this mail as finance, by chargeback.finance of the config. Nothing
is closed until a person closes it.
`);
});

const hostile = '<img src=x onerror=alert(1)>\u202e\n& "Söhne"';

test('what changed, what stands against it and what is offered is told, whatever it is called', () => {
  const told: ToldMonth = {
    ...month,
    inputs: { ...month.inputs, costCenters: [{ id: 'web-shop', name: hostile }] },
    bill: billSchema.parse({
      period,
      fetchedAt: '2026-11-03T06:00:00Z',
      source: 'payer',
      estimated: true,
      lines: [],
      marketplace: [],
      invoiced: [],
    }),
    refusals: [
      { kind: 'estimated', message: 'Costs may still change', mend: 'orgcost collect' },
      { kind: 'missing', message: hostile, mend: hostile },
    ],
    notes: [
      { kind: 'never-matches', rule: hostile, index: 0, message: 'takes nothing' },
      { kind: 'nothing-to-go-by', rule: 'support', index: 1, message: 'cannot be split' },
    ],
    offers: [
      ownerMoveSchema.parse({
        period: '2026-09',
        account: '111111111111',
        name: hostile,
        days: { from: '2026-09-01', to: '2026-10-01' },
        from: 'web-shop',
        to: '4711',
      }),
    ],
  };
  const since: ShownPreview = {
    ...shown,
    preview: { inputs: document, totals: [total('web-shop', '5', 'EUR'), total('4711', '7')] },
    sinceLastMonth: {
      period: parseBillingPeriod('2026-09'),
      changes: [
        {
          costCenter: '4711',
          currency: 'USD',
          before: parseAmount('0'),
          now: parseAmount('7'),
          difference: parseAmount('7'),
        },
      ],
    },
  };
  const why = 'The payer: ce:GetCostAndUsage is denied';
  const { html, text } = writePage(subjectOf(told), financePage(told, since, why));
  expect(subjectOf(told)).toBe('Chargeback of October 2026: 2 things stand against closing it');
  expect(text).toBe(`October 2026 cannot be closed yet

! The payer's bill could not be read: The payer: ce:GetCostAndUsage is
! denied. What was read on 2026-11-03 counts.

What cost centers would be charged
----------------------------------
Cost center                                         Payable, EUR
<img src=x onerror=alert(1)>\ufffd\ufffd& "Söhne" (web-shop)          5.00
----------------------------------------------------------------
Total                                                       5.00

Cost center  Payable, USD
4711                 7.00
-------------------------
Total                7.00

Counted as net-amortized cost, rounded to cents that sum to the total.

Against September 2026
----------------------
Cost center, USD  Before   Now  Difference
4711                0.00  7.00        7.00

What stands against closing it
------------------------------
! Costs may still change

To mend it: orgcost collect

! <img src=x onerror=alert(1)>\ufffd\ufffd& "Söhne"

To mend it: <img src=x onerror=alert(1)>\ufffd\ufffd& "Söhne"

Rules
-----
Rule "<img src=x onerror=alert(1)>\ufffd\ufffd& "Söhne"": takes nothing

A rule that takes nothing may be right, or misspelled.

Moves that are offered
----------------------
In months that are closed, accounts belong to other cost centers by what is
known now. Nothing moves by itself: --book with an id, or all, at preview
and close puts it on the next statements.

2026-09:111111111111:2026-09-01: <img src=x onerror=alert(1)>\ufffd\ufffd& "Söhne",
111111111111, 2026-09-01 to 2026-09-30, from <img src=x onerror=alert(1)>\ufffd\ufffd&
"Söhne" (web-shop) to 4711

To close it
-----------
Preview ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12

To look at it again
  orgcost chargeback preview --month 2026-10

Or all the same, as it is shown here: each reason is printed on every
statement
  orgcost chargeback close --month 2026-10 --preview ab12ab12ab12 --accept 'estimated=REASON' --accept 'missing=REASON'

You get this mail as finance, by chargeback.finance of the config. Nothing
is closed until a person closes it.
`);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(`${html}${text}`).not.toContain('\u202e');
});

test('what nobody can accept is closed by no command', () => {
  const notOver: Refusal = { kind: 'not-over', message: 'It is not over', mend: 'wait' };
  const text = textOf({ ...month, refusals: [notOver] }, shown, undefined);
  expect(subjectOf({ ...month, refusals: [notOver] })).toBe(
    'Chargeback of October 2026: one thing stands against closing it',
  );
  expect(text).toMatch(/^October 2026 cannot be closed yet\n/);
  expect(text).not.toContain('chargeback close');
});

test('without costs, or a change, it says so; of many moves some are shown', () => {
  const offers = Array.from({ length: 22 }, (_, index) =>
    ownerMoveSchema.parse({
      period: '2026-09',
      account: String(100_000_000_000 + index),
      days: { from: '2026-09-01', to: '2026-09-02' },
      from: 'web-shop',
      to: '4711',
    }),
  );
  const none: ShownPreview = {
    document,
    preview: { inputs: document, totals: [] },
    sinceLastMonth: { period: parseBillingPeriod('2026-09'), changes: [] },
  };
  const text = textOf({ ...month, offers }, none, 'no answer').replaceAll(/\s+/g, ' ');
  expect(text).toContain('The ledger has no costs of this month.');
  expect(text).toContain('Nothing changed.');
  expect(text).toContain('There is none to compare ! with.');
  expect(text).toContain(
    '2026-09:100000000019:2026-09-01: 100000000019, 2026-09-01 to 2026-09-01, from Web Shop (web-shop) to 4711 2 more',
  );
  expect(text).not.toContain('100000000020');
});
