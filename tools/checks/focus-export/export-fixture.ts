/**
 * Exports made-up statements as FOCUS into a folder: `whole` has every kind of line, every charge type and every service that
 * has a place in FOCUS; `plain` leaves out what the validator is known to misjudge. Each as CSV and as Parquet.
 */
import { join } from 'node:path';
import { statementSchema, type Statement } from '@orgcost/chargeback';
import { exportFocus, placedServices, type FocusContext } from '@orgcost/focus';
import { sumAmounts } from '@orgcost/money';

const chargeTypes = [
  'Usage',
  'DiscountedUsage',
  'SavingsPlanCoveredUsage',
  'SavingsPlanNegation',
  'SavingsPlanRecurringFee',
  'SavingsPlanUpfrontFee',
  'RIFee',
  'Fee',
  'Tax',
  'Support',
  'Credit',
  'Refund',
  'Enterprise Discount Program Discount',
  'Something New',
];

/** Purchases that are not prepaid, and so have an effective cost. */
const purchases = ['SavingsPlanRecurringFee', 'RIFee', 'Fee'];

interface Fixture {
  readonly costCenter: string;
  readonly currency: string;
  readonly chargeTypes: readonly string[];
  readonly shop: string;
}

const reason = 'Agreed in "October",\nby finance';

function linesOf({ chargeTypes, shop }: Fixture) {
  const charge = { account: shop, service: 'Amazon S3', chargeType: 'Usage' };
  const days = { from: '2026-10-04', to: '2026-10-20' };
  return [
    ...chargeTypes.map((chargeType, index) => ({
      kind: 'direct',
      ...charge,
      chargeType,
      amount: `${index - 4}.${index + 1}05`,
    })),
    ...placedServices.map((service, index) => ({
      kind: 'direct',
      ...charge,
      service,
      amount: `${index}.000000000123`,
    })),
    { kind: 'direct', ...charge, days, amount: '0.1' },
    { kind: 'direct', ...charge, account: '222222222222', service: '', amount: '0.1' },
    { kind: 'direct', ...charge, service: 'A Product', marketplace: true, amount: '7.25' },
    {
      kind: 'charged',
      rule: 'network',
      ...charge,
      service: 'Tax',
      chargeType: 'Tax',
      amount: '1.9',
    },
    {
      kind: 'share',
      rule: 'platform',
      chargeType: 'Usage',
      pool: '100.1',
      weight: '1',
      of: '3',
      amount: '33.366666666667',
    },
    { kind: 'passed-on', rule: 'platform', chargeType: 'Usage', amount: '-66.733333333333' },
    { kind: 'adjustment', name: 'markup', reason, percent: '7.5', of: '100.1', amount: '7.5075' },
    { kind: 'adjustment', name: 'prior', reason, period: '2026-09', amount: '-0.25' },
    {
      kind: 'prior-period',
      period: '2026-09',
      day: '2026-09-30',
      ...charge,
      old: '1.5',
      new: '1.25',
      amount: '-0.25',
    },
    {
      kind: 'transfer',
      period: '2026-08',
      account: shop,
      chargeType: 'Usage',
      days: { from: '2026-08-01', to: '2026-09-01' },
      other: 'mobile',
      amount: '12.5',
    },
  ];
}

function statement(fixture: Fixture): Statement {
  const { costCenter, currency, shop } = fixture;
  const lines = linesOf(fixture);
  const amounts = statementSchema.shape.lines.parse(lines).map(({ amount }) => amount);
  return statementSchema.parse({
    period: '2026-10',
    costCenter: { id: '4711', name: costCenter, owner: 'shop@example.com' },
    currency,
    metric: 'net-unblended',
    ...(currency === 'USD' && {
      closed: { sequence: 3, at: '2026-11-08T08:00:00Z', by: 'finance' },
    }),
    accountNames: { [shop]: costCenter },
    lines,
    total: sumAmounts(amounts),
    rounding: '0',
    payable: sumAmounts(amounts),
    accepted: [],
  });
}

function contextOf(payer: string, shop: string): FocusContext {
  return {
    payer: { id: payer, name: 'Management' },
    tags: new Map([[shop, { owner: 'shop@example.com', 'cost-center': '4711' }]]),
  };
}

const shop = '111111111111';
const named = 'shop-account';
const sets = {
  whole: {
    context: contextOf('999999999999', shop),
    statements: [
      statement({ costCenter: 'Käufer', currency: 'USD', chargeTypes, shop }),
      statement({ costCenter: 'Shop', currency: 'EUR', chargeTypes, shop }),
    ],
  },
  plain: {
    context: contextOf('payer-account', named),
    statements: [
      statement({
        costCenter: 'Shop',
        currency: 'USD',
        chargeTypes: chargeTypes.filter((type) => !purchases.includes(type)),
        shop: named,
      }),
    ],
  },
};

const [folder = '.'] = process.argv.slice(2);
for (const [name, { context, statements }] of Object.entries(sets)) {
  for (const format of ['csv', 'parquet'] as const) {
    await exportFocus(statements, { ...context, format, path: join(folder, `${name}.${format}`) });
  }
}
