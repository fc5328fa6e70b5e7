import { parseAmount } from '@orgcost/money';
import { parseCostAndUsage, parseDimensionValues } from './answer';

const usage = {
  UnblendedCost: { Amount: '4281.3560350913', Unit: 'USD' },
  AmortizedCost: { Amount: '-1.50', Unit: 'USD' },
  NetUnblendedCost: { Amount: '8E-7', Unit: 'USD' },
  NetAmortizedCost: { Amount: '0', Unit: 'USD' },
};

function dayWith(group: object): object {
  return {
    ResultsByTime: [
      {
        TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
        Total: {},
        Groups: [group],
        Estimated: true,
      },
    ],
  };
}

test('reads days, their groups with exact amounts, and the token of the next page', () => {
  const answer = {
    GroupDefinitions: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
    ResultsByTime: [
      {
        TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
        Total: {},
        Groups: [{ Keys: ['Amazon EC2', 'Usage'], Metrics: usage }],
        Estimated: false,
      },
      {
        TimePeriod: { Start: '2026-11-02', End: '2026-11-03' },
        Total: {},
        Groups: [],
        Estimated: true,
      },
    ],
    NextPageToken: 'page-2',
  };

  expect(parseCostAndUsage(answer)).toEqual({
    items: [
      {
        start: '2026-11-01',
        estimated: false,
        groups: [
          {
            keys: ['Amazon EC2', 'Usage'],
            currency: 'USD',
            amounts: {
              unblended: '4281.3560350913',
              amortized: '-1.5',
              'net-unblended': '0.0000008',
              'net-amortized': '0',
            },
          },
        ],
      },
      { start: '2026-11-02', estimated: true, groups: [] },
    ],
    next: 'page-2',
  });
});

test('keeps the metrics that were given, and the currency that they are in', () => {
  const group = {
    Keys: ['Amazon EC2', 'Usage'],
    Metrics: { UnblendedCost: { Amount: '1.5', Unit: 'CNY' } },
  };

  expect(parseCostAndUsage(dayWith(group)).items).toEqual([
    {
      start: '2026-11-01',
      estimated: true,
      groups: [
        {
          keys: ['Amazon EC2', 'Usage'],
          currency: 'CNY',
          amounts: { unblended: parseAmount('1.5') },
        },
      ],
    },
  ]);
});

test.each([
  [
    'an amount that is no number',
    dayWith({ Keys: ['a', 'b'], Metrics: { UnblendedCost: { Amount: '1,5', Unit: 'USD' } } }),
  ],
  [
    'an amount that is a float',
    dayWith({ Keys: ['a', 'b'], Metrics: { UnblendedCost: { Amount: 1.5, Unit: 'USD' } } }),
  ],
  ['one key instead of two', dayWith({ Keys: ['a'], Metrics: usage })],
  [
    'no metric that was asked for',
    dayWith({ Keys: ['a', 'b'], Metrics: { UsageQuantity: { Amount: '1', Unit: 'N/A' } } }),
  ],
  [
    'two currencies',
    dayWith({
      Keys: ['a', 'b'],
      Metrics: { ...usage, AmortizedCost: { Amount: '1', Unit: 'CNY' } },
    }),
  ],
  ['a day that is none', { ResultsByTime: [{ TimePeriod: { Start: '2026-02-30' }, Groups: [] }] }],
  ['nothing', {}],
])('refuses %s', (_, answer) => {
  expect(() => parseCostAndUsage(answer)).toThrow();
});

test('reads the values of a dimension', () => {
  const answer = {
    DimensionValues: [
      { Value: '111111111111', Attributes: { description: 'Web shop' } },
      { Value: '222222222222', Attributes: {} },
    ],
    ReturnSize: 2,
    TotalSize: 2,
  };

  expect(parseDimensionValues(answer)).toEqual({
    items: ['111111111111', '222222222222'],
    next: undefined,
  });
});
