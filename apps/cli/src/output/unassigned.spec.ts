import type { UnassignedAccount } from '@orgcost/chargeback';
import { parseBillingPeriod, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { renderUnassigned, withCosts } from './unassigned';

const nobodys = { costCenter: 'unassigned', source: 'unassigned' } as const;

function unassigned(account: string, ...reasons: (string | undefined)[]): UnassignedAccount {
  const spans = reasons.map((reason, index) => ({
    ...nobodys,
    from: parseUtcDay(`2026-11-0${index + 1}`),
    to: parseUtcDay(`2026-11-0${index + 2}`),
    ...(reason !== undefined && { reason }),
  }));
  return { account, days: spans.length, spans };
}

function row(account: string, amount: string, currency = 'USD') {
  return { account, amount: parseAmount(amount), currency, estimated: false };
}

const shown = {
  month: parseBillingPeriod('2026-11'),
  metric: 'unblended',
  costCenterTag: 'cost-center',
} as const;

describe('accounts that nobody owns', () => {
  it('are the costliest first, by currency, those without cost last', () => {
    const queue = ['111', '222', '333', '444', '555', '666'].map((id) => unassigned(id));
    const rows = [
      row('222', '9'),
      row('333', '10.5'),
      row('444', '-3'),
      row('555', '0.01', 'EUR'),
      row('555', '7'),
      row('999', '1000'),
    ];
    expect(
      withCosts(queue, { metric: 'unblended', rows, totals: [] }).map(({ account, costs }) => [
        account,
        ...costs.map(({ amount, currency }) => `${amount} ${currency}`),
      ]),
    ).toEqual([
      ['555', '0.01 EUR', '7 USD'],
      ['333', '10.5 USD'],
      ['222', '9 USD'],
      ['444', '-3 USD'],
      ['111'],
      ['666'],
    ]);
  });

  it('have each reason once', () => {
    const queue = [
      {
        ...unassigned('111', 'tag x', undefined, 'tag x', 'tag y'),
        name: 'Shop',
        state: 'SUSPENDED',
      },
      { ...unassigned('222', undefined), left: parseUtcDay('2026-11-03') },
    ];
    const costly = withCosts(queue, { metric: 'unblended', rows: [], totals: [] });
    expect(renderUnassigned(costly, shown)).toBe(`\
Accounts that nobody owns on some days of 2026-11, and what they cost in it

Account  Name  State               Organizational unit  Days  Unblended  Why
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
111      Shop  SUSPENDED                                   4             tag x; nothing names a cost center; tag y
222            left on 2026-11-03                          1             nothing names a cost center

2 accounts
Assign them by "orgcost owners import", the tag cost-center, or the config.
Amounts are rounded to two decimals here: --json gives every digit.
`);
  });
});
