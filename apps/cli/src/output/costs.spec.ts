import { parseInstant, parseUtcDay, type CostOrigin, type CostReport } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { AccountsByOrigin } from '../costs/accounts-by-origin';
import { costsTitle, renderCostRows, renderCostTable } from './costs';

const names = new Map([
  ['111111111111', 'Zürich 東京'],
  ['222222222222', 'Web Shop'],
]);

const byAccount: CostReport = {
  metric: 'net-unblended',
  rows: [
    { account: '111111111111', amount: parseAmount('-0.5'), currency: 'USD', estimated: false },
    {
      account: '222222222222',
      amount: parseAmount('1234567.125000000001'),
      currency: 'USD',
      estimated: true,
    },
    { account: '222222222222', amount: parseAmount('7'), currency: 'CNY', estimated: false },
    { account: '33', amount: parseAmount('0'), currency: 'USD', estimated: false },
  ],
  totals: [
    { amount: parseAmount('7'), currency: 'CNY' },
    { amount: parseAmount('1234566.625000000001'), currency: 'USD' },
  ],
};

const origins: AccountsByOrigin = new Map<CostOrigin, ReadonlySet<string>>([
  ['focus:AWS', new Set(['33'])],
  ['payer', new Set(['222222222222'])],
  ['member', new Set(['111111111111', '222222222222'])],
]);

const byDay: CostReport = {
  metric: 'unblended',
  rows: [
    {
      account: '111111111111',
      day: parseUtcDay('2026-11-01'),
      amount: parseAmount('0.000000000001'),
      currency: 'USD',
      estimated: false,
    },
    {
      account: '111111111111',
      day: parseUtcDay('2026-11-02'),
      amount: parseAmount('10'),
      currency: 'USD',
      estimated: false,
    },
  ],
  totals: [{ amount: parseAmount('10.000000000001'), currency: 'USD' }],
};

describe('costs as a table', () => {
  it('names the metric, totals each currency, and shows the largest first', () => {
    expect(renderCostTable({ report: byAccount, origins }, 'account', names)).toBe(`\
Account       Name         Net unblended  Currency
──────────────────────────────────────────────────
222222222222  Web Shop              7.00  CNY
222222222222  Web Shop      1,234,567.13  USD
33                                  0.00  USD
111111111111  Zürich 東京          -0.50  USD
──────────────────────────────────────────────────
Total                               7.00  CNY
Total                       1,234,566.63  USD

Source: the account's own view (1 account), the account's own view and the payer's view (1 account), FOCUS files of AWS (1 account).
Some of it is an estimate that AWS may still change.
Amounts are rounded to two decimals here: --format csv or json gives every digit.
`);
  });

  it('keeps days in their order', () => {
    expect(
      renderCostTable(
        { report: byDay, origins: new Map([['member', new Set(['111111111111'])]]) },
        'day',
        names,
      ),
    ).toBe(`\
Day         Unblended  Currency
───────────────────────────────
2026-11-01       0.00  USD
2026-11-02      10.00  USD
───────────────────────────────
Total           10.00  USD

Source: the account's own view (1 account).
Amounts are rounded to two decimals here: --format csv or json gives every digit.
`);
  });

  it('is none where there is nothing', () => {
    const report = { ...byDay, rows: [], totals: [] };
    expect(renderCostTable({ report, origins }, 'day', names)).toBe('');
  });

  it('keeps amounts whole on a narrow terminal', () => {
    expect(renderCostTable({ report: byAccount, origins }, 'account', names, 46)).toContain(`\
Account       Name               Net  Currency
                           unblended
──────────────────────────────────────────────
222222222222  Web Shop          7.00  CNY
222222222222  Web Shop  1,234,567.13  USD
33                              0.00  USD
111111111111  Zürich           -0.50  USD
              東京
`);
  });

  it('is headed by what it shows', () => {
    const range = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-12-01') };

    expect(
      costsTitle({
        metric: 'amortized',
        dimension: 'charge-type',
        range,
        account: undefined,
        asOf: undefined,
      }),
    ).toBe(
      'Amortized cost by charge type of all accounts, 2026-11-01 to 2026-11-30 (UTC, both included)\n\n',
    );
    expect(
      costsTitle({
        metric: 'unblended',
        dimension: 'day',
        range,
        account: '111111111111',
        asOf: parseInstant('2026-11-05T06:00:00Z'),
      }),
    ).toBe(
      'Unblended cost by day of account 111111111111, 2026-11-01 to 2026-11-30 (UTC, both included), ' +
        'as known at 2026-11-05T06:00:00.000Z\n\n',
    );
  });
});

describe('costs as rows', () => {
  it('are exact in CSV', () => {
    expect(renderCostRows(byDay, 'day', 'csv')).toBe(`\
account,day,metric,amount,currency,estimated
111111111111,2026-11-01,unblended,0.000000000001,USD,false
111111111111,2026-11-02,unblended,10,USD,false
`);
    expect(renderCostRows(byAccount, 'account', 'csv')).toBe(`\
account,metric,amount,currency,estimated
111111111111,net-unblended,-0.5,USD,false
222222222222,net-unblended,1234567.125000000001,USD,true
222222222222,net-unblended,7,CNY,false
33,net-unblended,0,USD,false
`);
  });

  it('are quoted in CSV where they have to be', () => {
    const row = {
      account: '1',
      service: 'Amazon "S3", Glacier',
      amount: parseAmount('1'),
      currency: 'USD',
      estimated: false,
    };

    expect(renderCostRows({ ...byDay, rows: [row] }, 'service', 'csv')).toBe(`\
account,service,metric,amount,currency,estimated
1,"Amazon ""S3"", Glacier",unblended,1,USD,false
`);
  });

  it('carry amounts as decimal strings in JSON', () => {
    expect(renderCostRows({ ...byDay, rows: byDay.rows.slice(0, 1) }, 'day', 'json')).toBe(`\
[
  {
    "account": "111111111111",
    "day": "2026-11-01",
    "metric": "unblended",
    "amount": "0.000000000001",
    "currency": "USD",
    "estimated": false
  }
]
`);
  });
});
