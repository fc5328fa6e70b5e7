import { parseAmount, sumByCurrency, type Amount } from '@orgcost/money';
import fc from 'fast-check';
import { costMatrix, type CostLine, type Metric } from './cost-matrix';
import { costDimensions, reportCosts, type ReportedCosts } from './cost-report';
import { InvalidInputError } from './invalid-input-error';
import { parseUtcDay } from './utc-day';

const line = (
  service: string,
  chargeType: string,
  unblended: string,
  currency = 'USD',
): CostLine => ({
  service,
  chargeType,
  currency,
  amounts: { unblended: parseAmount(unblended) },
});

const costsOf = (
  account: string,
  day: string,
  lines: CostLine[],
  { estimated = false, metrics = ['unblended'] as Metric[] } = {},
): ReportedCosts => ({
  account,
  day: parseUtcDay(day),
  estimated,
  metrics,
  matrix: costMatrix(lines),
});

const costs = [
  costsOf('222222222222', '2026-11-01', [line('Amazon EC2', 'Usage', '1.000000000001')]),
  costsOf(
    '111111111111',
    '2026-11-02',
    [line('Amazon EC2', 'Usage', '2'), line('Amazon S3', 'Credit', '-0.5')],
    {
      estimated: true,
    },
  ),
  costsOf('111111111111', '2026-11-01', [
    line('Amazon EC2', 'Tax', '0.1'),
    line('Amazon EC2', 'Usage', '0.2'),
    line('Amazon EC2', 'Usage', '7', 'CNY'),
  ]),
];

describe('reportCosts', () => {
  it('sums by account and service, and says what is estimated', async () => {
    expect(
      await reportCosts(costs, { groupBy: ['account', 'service'], metric: 'unblended' }),
    ).toEqual({
      metric: 'unblended',
      rows: [
        {
          account: '111111111111',
          service: 'Amazon EC2',
          amount: '7',
          currency: 'CNY',
          estimated: false,
        },
        {
          account: '111111111111',
          service: 'Amazon EC2',
          amount: '2.3',
          currency: 'USD',
          estimated: true,
        },
        {
          account: '111111111111',
          service: 'Amazon S3',
          amount: '-0.5',
          currency: 'USD',
          estimated: true,
        },
        {
          account: '222222222222',
          service: 'Amazon EC2',
          amount: '1.000000000001',
          currency: 'USD',
          estimated: false,
        },
      ],
      totals: [
        { amount: '7', currency: 'CNY' },
        { amount: '2.800000000001', currency: 'USD' },
      ],
    });
  });

  it('sorts by the dimensions in the order asked for', async () => {
    const { rows } = await reportCosts(costs, {
      groupBy: ['day', 'charge-type'],
      metric: 'unblended',
    });

    expect(rows).toEqual([
      { day: '2026-11-01', chargeType: 'Tax', amount: '0.1', currency: 'USD', estimated: false },
      { day: '2026-11-01', chargeType: 'Usage', amount: '7', currency: 'CNY', estimated: false },
      {
        day: '2026-11-01',
        chargeType: 'Usage',
        amount: '1.200000000001',
        currency: 'USD',
        estimated: false,
      },
      { day: '2026-11-02', chargeType: 'Credit', amount: '-0.5', currency: 'USD', estimated: true },
      { day: '2026-11-02', chargeType: 'Usage', amount: '2', currency: 'USD', estimated: true },
    ]);
  });

  it('reports nothing for no costs', async () => {
    expect(await reportCosts([], { groupBy: ['account'], metric: 'amortized' })).toEqual({
      metric: 'amortized',
      rows: [],
      totals: [],
    });
  });

  it('refuses a metric that some of the costs lack, and names those that all have', async () => {
    const imported = costsOf('333333333333', '2026-11-01', [], {
      metrics: ['net-unblended', 'net-amortized'],
    });
    const own = costsOf('333333333333', '2026-11-02', [], {
      metrics: ['unblended', 'net-unblended', 'net-amortized'],
    });

    await expect(
      reportCosts([own, imported], { groupBy: [], metric: 'unblended' }),
    ).rejects.toMatchObject({
      name: 'InvalidInputError',
      message: 'These costs have no unblended: they have net-unblended, net-amortized',
      available: ['net-unblended', 'net-amortized'],
    });
  });

  it('refuses costs without any metric in common', async () => {
    const mixed = [
      costsOf('333333333333', '2026-11-01', [], { metrics: ['unblended'] }),
      costsOf('333333333333', '2026-11-02', [], { metrics: ['net-unblended'] }),
    ];

    await expect(reportCosts(mixed, { groupBy: [], metric: 'unblended' })).rejects.toThrow(
      new InvalidInputError(
        'These costs have no metric in common, so not unblended either: ask for fewer accounts or days',
      ),
    );
  });

  it('never groups months by day', async () => {
    const month = {
      account: '111111111111',
      estimated: false,
      metrics: ['unblended'] as const,
      matrix: costMatrix([line('Amazon EC2', 'Usage', '1')]),
    };

    await expect(reportCosts([month], { groupBy: ['day'], metric: 'unblended' })).rejects.toThrow(
      RangeError,
    );
  });

  it('loses no digit, however rows are grouped', async () => {
    const amount: fc.Arbitrary<Amount> = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 14 }))
      .map(([digits, exponent]) => parseAmount(`${digits}e-${exponent}`));
    const anyLine = fc.record({
      service: fc.constantFrom('A', 'B', 'A\u0001'),
      chargeType: fc.constantFrom('Usage', 'Credit'),
      currency: fc.constantFrom('USD', 'EUR'),
      amounts: fc.record({ unblended: amount }),
    });
    const anyCosts = fc.record({
      account: fc.constantFrom('1', '2', '12'),
      day: fc.constantFrom(parseUtcDay('2026-10-31'), parseUtcDay('2026-11-01')),
      estimated: fc.boolean(),
      metrics: fc.constant(['unblended'] as const),
      matrix: fc.array(anyLine).map(costMatrix),
    });

    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCosts),
        fc.subarray([...costDimensions]),
        async (items, groupBy) => {
          const { rows, totals } = await reportCosts(items, { groupBy, metric: 'unblended' });
          const lines = items.flatMap(({ matrix }) => matrix);
          const expected = sumByCurrency(
            lines.map(({ amounts, currency }) => ({
              amount: amounts.unblended ?? parseAmount('NaN'),
              currency,
            })),
          );

          expect(totals).toEqual(expected);
          expect(sumByCurrency(rows)).toEqual(expected);
        },
      ),
    );
  });
});
