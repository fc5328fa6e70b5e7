import { statementSchema, type Statement } from '@orgcost/chargeback';
import { roundAmount, subtractAmounts, sumAmounts } from '@orgcost/money';

/** Hash of a statement's document, where it does not matter what it hashes. */
export const aHash = '3f9a0c1d5b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0a1b';

const shop = '439733207903';
const search = '818446971674';

const ordinaryDocument = {
  period: '2026-11',
  costCenter: { id: '4711', name: 'Web Shop', owner: 'shop-lead@example.com' },
  currency: 'USD',
  metric: 'net-amortized',
  closed: { sequence: 3, at: '2026-12-09T08:15:42Z', by: 'finance@example.com' },
  previous: 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
  accountNames: { [shop]: 'Web Shop Production', '345678901234': 'Security Tooling' },
  lines: [
    {
      kind: 'direct',
      account: search,
      service: 'Amazon OpenSearch Service',
      chargeType: 'Usage',
      days: { from: '2026-11-01', to: '2026-11-15' },
      amount: '310.125',
    },
    {
      kind: 'direct',
      account: shop,
      service: 'Amazon Elastic Compute Cloud - Compute',
      chargeType: 'Usage',
      amount: '4281.3560350913',
    },
    {
      kind: 'direct',
      account: shop,
      service: 'Datadog Pro',
      chargeType: 'Usage',
      marketplace: true,
      amount: '1200.005',
    },
    {
      kind: 'direct',
      account: shop,
      service: 'AWS Lambda',
      chargeType: 'Credit',
      amount: '-57.060000000001',
    },
    {
      kind: 'charged',
      rule: 'Security tooling',
      account: '345678901234',
      service: 'AWS Security Hub',
      chargeType: 'Usage',
      amount: '42.42',
    },
    {
      kind: 'share',
      rule: 'Support by spend',
      chargeType: 'Support',
      pool: '4000',
      weight: '13',
      of: '400',
      amount: '130',
    },
    { kind: 'passed-on', rule: 'Platform evenly', chargeType: 'Usage', amount: '-12.345' },
    {
      kind: 'adjustment',
      name: 'Platform fee',
      reason: 'agreed for 2026',
      percent: '2.5',
      of: '5734.426',
      amount: '143.36065',
    },
    {
      kind: 'adjustment',
      name: 'License refund',
      reason: 'paid twice in spring',
      from: '4812',
      amount: '-99.995',
    },
    {
      kind: 'prior-period',
      period: '2026-10',
      day: '2026-10-31',
      account: shop,
      service: 'Amazon Simple Storage Service',
      chargeType: 'Usage',
      old: '12.004',
      new: '15.5',
      amount: '3.496',
    },
    {
      kind: 'prior-period',
      period: '2026-09',
      day: '2026-09-30',
      account: '345678901234',
      service: 'AWS Support (Business)',
      chargeType: 'Support',
      old: '400.001',
      new: '400.002',
      via: ['Support by spend'],
      amount: '0.000333333333',
    },
    {
      kind: 'transfer',
      period: '2026-09',
      account: search,
      chargeType: 'Usage',
      days: { from: '2026-09-20', to: '2026-10-01' },
      other: '4812',
      amount: '250.5',
    },
    {
      kind: 'adjustment',
      name: 'Platform fee',
      reason: 'agreed for 2026',
      percent: '2.5',
      of: '3.496',
      period: '2026-10',
      amount: '0.0874',
    },
  ],
  total: '6191.950418424632',
  rounding: '-0.000418424632',
  payable: '6191.95',
  accepted: [
    {
      kind: 'estimated',
      message: 'AWS still estimates the bill of November 2026.',
      reason: 'Marketplace invoices come a week late; what changes goes with December.',
      by: 'finance@example.com',
    },
  ],
};

export const ordinary = statementSchema.parse(ordinaryDocument);

/** Nothing was charged. */
export const withoutLines = withLines([]);

/** What was charged was credited. */
export const cancelledOut = withLines([
  { ...aCharge(shop, 'AWS Lambda'), amount: '57.06' },
  { ...aCharge(shop, 'AWS Lambda'), chargeType: 'Credit', amount: '-57.06' },
]);

export const preview = statementSchema.parse(
  Object.fromEntries(
    Object.entries({ ...ordinaryDocument, accepted: [] }).filter(
      ([key]) => key !== 'closed' && key !== 'previous',
    ),
  ),
);

/** Forty accounts of eight lines each. */
export const long = withLines(
  Array.from({ length: 320 }, (_, index) => ({
    ...aCharge(String(100_000_000_000 + (index % 40)), `Service ${Math.floor(index / 40) + 1}`),
    amount: `${(index * 7919) % 5000}.${String((index * 104729) % 1_000_000).padStart(6, '0')}`,
  })),
  Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [String(100_000_000_000 + index), `Team ${index}`]),
  ),
);

export const hostileText =
  '=HYPERLINK("http://example.com","x")</w:t><b>&amp;\u202Egnp.exe\u0000\u001b[31m\r\n\u200bЖдановΏμέγα Łódź 漢字 \u{1F600}';

/** Long names, and all that does harm where it is not taken as mere text. */
export const hostile = statementSchema.parse({
  ...withLines(
    [
      {
        kind: 'direct',
        account: shop,
        service: `+${'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(12)}`,
        chargeType: '@SUM(A1:A9)',
        amount: '-123456789012345678901234567890.123456789',
      },
      { ...aCharge(search, hostileText), chargeType: '', amount: '98765432109876543210.5' },
      { ...aCharge('constructor', ''), amount: '0.004' },
      {
        kind: 'adjustment',
        name: '-2+3',
        reason: `A reason of many words, ${'said again and again, '.repeat(400)}and no more.`,
        amount: '1',
      },
    ],
    { [shop]: 'W'.repeat(300), [search]: hostileText },
  ),
  costCenter: { id: '=1+1', name: `\t-${'Name '.repeat(80)}`, owner: hostileText },
  accepted: [{ kind: 'residual', message: hostileText, reason: '@'.repeat(400), by: '=x' }],
});

/** Sums up as a close does, whatever the lines are. */
export function withLines(
  lines: readonly object[],
  accountNames: Readonly<Record<string, string>> = {},
): Statement {
  const nothing = { total: '0', rounding: '0', payable: '0', accepted: [] };
  const statement = statementSchema.parse({
    ...ordinaryDocument,
    ...nothing,
    accountNames,
    lines,
  });
  const total = sumAmounts(statement.lines.map(({ amount }) => amount));
  const payable = roundAmount(total, 2);
  return { ...statement, total, payable, rounding: subtractAmounts(payable, total) };
}

function aCharge(account: string, service: string) {
  return { kind: 'direct', account, service, chargeType: 'Usage' };
}
