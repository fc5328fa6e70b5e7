import type { FocusRow } from './columns';
import { focusRows } from './focus-rows';
import { aLine, aStatement, context, type GivenLine } from './statements.fixture';

/** The row of `aLine('1.25')`. */
const plainRow: FocusRow = {
  BilledCost: '1.25',
  BillingAccountId: '999999999999',
  BillingAccountName: 'Management',
  BillingAccountType: 'Management account',
  BillingCurrency: 'USD',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: null,
  ChargeDescription: 'Amazon S3 (Usage) of Shop',
  ChargeFrequency: 'Usage-Based',
  ChargePeriodEnd: '2026-11-01T00:00:00Z',
  ChargePeriodStart: '2026-10-01T00:00:00Z',
  ContractedCost: '1.25',
  EffectiveCost: '1.25',
  InvoiceId: null,
  InvoiceIssuerName: 'AWS',
  ListCost: '1.25',
  PricingQuantity: '1.0',
  PricingUnit: 'Charges',
  ProviderName: 'AWS',
  PublisherName: 'AWS',
  RegionId: null,
  RegionName: null,
  ResourceId: null,
  ResourceName: null,
  ResourceType: null,
  ServiceCategory: 'Storage',
  ServiceName: 'Amazon S3',
  ServiceSubcategory: 'Object Storage',
  SubAccountId: '111111111111',
  SubAccountName: 'Shop',
  SubAccountType: 'Account',
  Tags: null,
  x_AllocationRule: null,
  x_ChargeType: 'Usage',
  x_CloseSequence: '3',
  x_CorrectedPeriod: null,
  x_CostCenter: '4711',
  x_CostCenterName: 'Web shop',
  x_CostCenterOwner: 'ana@example.com',
  x_CostMetric: 'net-unblended',
  x_LineKind: 'direct',
  x_OtherCostCenter: null,
  x_ShareOf: null,
  x_SharePool: null,
  x_ShareWeight: null,
  x_StatementStatus: 'Closed',
};

const ofNoAccount = { SubAccountId: null, SubAccountName: null, SubAccountType: null };
const placedNowhere = { ServiceCategory: 'Other', ServiceSubcategory: 'Other (Other)' };
const notPriced = { PricingQuantity: null, PricingUnit: null };

const charge = { account: '111111111111', service: 'Amazon S3', chargeType: 'Usage' };

const kinds: readonly [string, GivenLine, Partial<FocusRow>][] = [
  ['of an account', aLine('1.25'), {}],
  [
    'of an account on some days',
    aLine('1.25', { days: { from: '2026-10-04', to: '2026-10-20' } }),
    { ChargePeriodStart: '2026-10-04T00:00:00Z', ChargePeriodEnd: '2026-10-20T00:00:00Z' },
  ],
  [
    'of an account of unknown name, for what no service is named',
    aLine('1.25', { account: '222222222222', service: '' }),
    {
      ChargeDescription: 'Unspecified (Usage) of 222222222222',
      ServiceName: 'Unspecified',
      ...placedNowhere,
      SubAccountId: '222222222222',
      SubAccountName: '222222222222',
    },
  ],
  [
    'through the marketplace',
    aLine('1.25', { service: 'A Product', marketplace: true }),
    {
      ChargeDescription: 'A Product (Usage) of Shop',
      PublisherName: 'AWS Marketplace',
      ServiceName: 'A Product',
      ...placedNowhere,
    },
  ],
  [
    'tax, charged by a rule',
    {
      kind: 'charged',
      rule: 'taxes',
      ...charge,
      service: 'Tax',
      chargeType: 'Tax',
      amount: '1.25',
    },
    {
      ChargeCategory: 'Tax',
      ChargeDescription: 'Tax (Tax) of Shop, by rule taxes',
      ChargeFrequency: 'Recurring',
      ...notPriced,
      ServiceName: 'Tax',
      ...placedNowhere,
      x_AllocationRule: 'taxes',
      x_ChargeType: 'Tax',
      x_LineKind: 'charged',
    },
  ],
  [
    'a share',
    {
      kind: 'share',
      rule: 'platform',
      chargeType: 'SavingsPlanRecurringFee',
      pool: '5',
      weight: '1',
      of: '4',
      amount: '1.25',
    },
    {
      ChargeCategory: 'Purchase',
      ChargeDescription: 'platform (SavingsPlanRecurringFee): 1 of 4 of 5',
      ChargeFrequency: 'Recurring',
      ServiceName: 'Shared costs',
      ...placedNowhere,
      ...ofNoAccount,
      x_AllocationRule: 'platform',
      x_ChargeType: 'SavingsPlanRecurringFee',
      x_LineKind: 'share',
      x_ShareOf: '4',
      x_SharePool: '5',
      x_ShareWeight: '1',
    },
  ],
  [
    'what is passed on',
    { kind: 'passed-on', rule: 'platform', chargeType: 'Usage', amount: '1.25' },
    {
      ChargeDescription: 'platform (Usage): passed on to others',
      ServiceName: 'Shared costs',
      ...placedNowhere,
      ...ofNoAccount,
      x_AllocationRule: 'platform',
      x_LineKind: 'passed-on',
    },
  ],
  [
    'a markup',
    {
      kind: 'adjustment',
      name: 'markup',
      reason: 'as agreed',
      percent: '5',
      of: '25',
      from: '0815',
      amount: '1.25',
    },
    {
      ChargeCategory: 'Adjustment',
      ChargeDescription: 'markup, 5% of 25: as agreed',
      ChargeFrequency: 'One-Time',
      ...notPriced,
      ServiceName: 'Adjustments',
      ...placedNowhere,
      ...ofNoAccount,
      x_AllocationRule: 'markup',
      x_ChargeType: 'Adjustment',
      x_LineKind: 'adjustment',
      x_OtherCostCenter: '0815',
    },
  ],
  [
    'an adjustment of an earlier month',
    { kind: 'adjustment', name: 'late', reason: 'missed', period: '2026-08', amount: '1.25' },
    {
      ChargeCategory: 'Adjustment',
      ChargeClass: 'Correction',
      ChargeDescription: 'late: missed',
      ChargeFrequency: 'One-Time',
      ChargePeriodStart: '2026-08-01T00:00:00Z',
      ChargePeriodEnd: '2026-09-01T00:00:00Z',
      ...notPriced,
      ServiceName: 'Adjustments',
      ...placedNowhere,
      ...ofNoAccount,
      x_AllocationRule: 'late',
      x_ChargeType: 'Adjustment',
      x_CorrectedPeriod: '2026-08',
      x_LineKind: 'adjustment',
    },
  ],
  [
    'what AWS changed in a closed month, as a rule splits it',
    {
      kind: 'prior-period',
      period: '2026-09',
      day: '2026-09-30',
      ...charge,
      old: '5',
      new: '10',
      via: ['platform', 'pass on'],
      amount: '1.25',
    },
    {
      ChargeClass: 'Correction',
      ChargeDescription: 'Amazon S3 (Usage) of Shop on 2026-09-30: was 5, is 10',
      ChargePeriodStart: '2026-09-30T00:00:00Z',
      ChargePeriodEnd: '2026-10-01T00:00:00Z',
      ...notPriced,
      x_AllocationRule: 'platform, then pass on',
      x_CorrectedPeriod: '2026-09',
      x_LineKind: 'prior-period',
    },
  ],
  [
    'what goes with an account to another cost center',
    {
      kind: 'transfer',
      period: '2026-08',
      account: '111111111111',
      chargeType: 'Usage',
      days: { from: '2026-08-10', to: '2026-09-01' },
      other: '0815',
      amount: '1.25',
    },
    {
      ChargeClass: 'Correction',
      ChargeDescription: 'Usage of Shop: transferred between this cost center and 0815',
      ChargePeriodStart: '2026-08-10T00:00:00Z',
      ChargePeriodEnd: '2026-09-01T00:00:00Z',
      ...notPriced,
      ServiceName: 'Transferred costs',
      ...placedNowhere,
      x_CorrectedPeriod: '2026-08',
      x_LineKind: 'transfer',
      x_OtherCostCenter: '0815',
    },
  ],
];

test.each(kinds)('a line %s', (_name, line, differing) => {
  expect([...focusRows(aStatement([line]), context)]).toEqual([{ ...plainRow, ...differing }]);
});

test('every line is a row, in its order', () => {
  const statement = aStatement([aLine('1.25'), aLine('1.25'), aLine('-3')]);
  expect([...focusRows(statement, context)].map(({ BilledCost }) => BilledCost)).toEqual([
    '1.25',
    '1.25',
    '-3',
  ]);
});

test('what is not known of a preview, and of the payer, is null or its id', () => {
  const { closed, ...preview } = aStatement([aLine('1.25')], {
    costCenter: { id: '4711', name: ' ' },
    metric: 'amortized',
    currency: 'EUR',
  });
  expect(closed?.sequence).toBe(3);
  expect([...focusRows(preview, { payer: { id: '999999999999' } })]).toEqual([
    {
      ...plainRow,
      BillingAccountName: '999999999999',
      BillingCurrency: 'EUR',
      x_CloseSequence: null,
      x_CostCenterName: null,
      x_CostCenterOwner: null,
      x_CostMetric: 'amortized',
      x_StatementStatus: 'Preview',
    },
  ]);
});

test('another provider, and tags that were read', () => {
  const rows = focusRows(aStatement([aLine('1.25')]), {
    ...context,
    provider: 'Cloud of ours',
    tags: new Map([['111111111111', { team: 'a "b"' }]]),
  });
  expect([...rows]).toEqual([
    {
      ...plainRow,
      InvoiceIssuerName: 'Cloud of ours',
      ProviderName: 'Cloud of ours',
      PublisherName: 'Cloud of ours',
      Tags: '{"team":"a \\"b\\""}',
    },
  ]);
});

test("a Savings Plan's upfront fee has an effective cost only where it is amortized", () => {
  const fee = aLine('1.25', { chargeType: 'SavingsPlanUpfrontFee' });
  const effective = (['unblended', 'net-unblended', 'amortized', 'net-amortized'] as const).map(
    (metric) =>
      [...focusRows(aStatement([fee], { metric }), context)].map(
        ({ BilledCost, EffectiveCost }) => [metric, BilledCost, EffectiveCost],
      ),
  );
  expect(effective.flat()).toEqual([
    ['unblended', '1.25', '0'],
    ['net-unblended', '1.25', '0'],
    ['amortized', '1.25', '1.25'],
    ['net-amortized', '1.25', '1.25'],
  ]);
});
