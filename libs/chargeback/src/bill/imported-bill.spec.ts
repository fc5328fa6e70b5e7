import {
  addMetricAmounts,
  costMatrix,
  InvalidInputError,
  metrics,
  parseBillingPeriod,
  parseInstant,
  type CostMonth,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { billSchema } from './bill';
import { importedBill } from './imported-bill';

const october = parseBillingPeriod('2026-10');
const fetchedAt = parseInstant('2026-11-09T08:00:00Z');
const [web, shop] = ['111111111111', '222222222222'];

function aMonth(facts: Partial<CostMonth> = {}): CostMonth {
  return {
    account: web,
    period: october,
    estimated: false,
    metrics,
    matrix: [aLine()],
    days: [],
    origins: ['focus:AWS'],
    fetchedAt: parseInstant('2026-11-08T08:00:00Z'),
    ...facts,
  };
}

test("is the files' sums by account, charge type and currency, in this order", () => {
  const months = [
    aMonth({
      account: shop,
      matrix: costMatrix([
        aLine({ service: 'Amazon EC2', amounts: amounts('0.1') }),
        aLine({ service: 'Amazon S3', amounts: amounts('0.2', { amortized: '7' }) }),
        aLine({ service: 'Amazon S3', currency: 'CNY' }),
        aLine({ service: 'Tax', chargeType: 'Tax', amounts: amounts('-0') }),
      ]),
      origins: ['focus:AWS', 'focus:Acme'],
    }),
    aMonth({ account: '333333333333', matrix: [] }),
    aMonth({ matrix: [aLine({ chargeType: 'Purchase' })] }),
  ];

  const usd = 'USD';
  expect(importedBill(october, months, fetchedAt)).toEqual({
    period: october,
    fetchedAt,
    source: 'import',
    estimated: false,
    lines: [
      { account: web, chargeType: 'Purchase', currency: usd, amounts: amounts('1') },
      { account: shop, chargeType: 'Tax', currency: usd, amounts: amounts('0') },
      { account: shop, chargeType: 'Usage', currency: 'CNY', amounts: amounts('1') },
      {
        account: shop,
        chargeType: 'Usage',
        currency: usd,
        amounts: amounts('0.3', { amortized: '7.1' }),
      },
    ],
    marketplace: [],
    invoiced: [],
  });
});

test('has the metrics that all days of the month have', () => {
  const month = aMonth({ metrics: ['unblended', 'amortized'], matrix: [aLine(), aLine()] });
  expect(importedBill(october, [month], fetchedAt).lines).toEqual([
    {
      account: web,
      chargeType: 'Usage',
      currency: 'USD',
      amounts: { unblended: '2', amortized: '2' },
    },
  ]);
});

test('is an estimate where one of its months is', () => {
  const months = [aMonth(), aMonth({ account: shop, estimated: true })];
  expect(importedBill(october, months, fetchedAt).estimated).toBe(true);
  expect(importedBill(october, [], fetchedAt)).toMatchObject({ estimated: false, lines: [] });
});

test.each([
  [
    'member',
    "2026-10 of 111111111111 comes not from FOCUS files alone, but from Cost Explorer too (member): take the payer's bill",
  ],
  [
    'payer',
    "2026-10 of 111111111111 comes not from FOCUS files alone, but from Cost Explorer too (payer): take the payer's bill",
  ],
] as const)('is not made of a month of which %s told a part', (origin, message) => {
  expect(() =>
    importedBill(october, [aMonth({ origins: ['focus:AWS', origin] })], fetchedAt),
  ).toThrow(new InvalidInputError(message));
});

test('is not made of another month', () => {
  const month = aMonth({ period: parseBillingPeriod('2026-09') });
  expect(() => importedBill(october, [month], fetchedAt)).toThrow(
    new InvalidInputError(
      '2026-09 of 111111111111 is no part of the bill of 2026-10: leave it out',
    ),
  );
});

test('loses nothing, names each account, charge type and currency once, and is a bill', () => {
  const line = fc.record({
    service: fc.constantFrom('Amazon EC2', 'Amazon S3', 'Tax'),
    chargeType: fc.constantFrom('Usage', 'Tax', 'Credit'),
    currency: fc.constantFrom('USD', 'CNY'),
    amounts: fc
      .bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
      .map((units) => amounts(parseAmount(`${units}e-12`))),
  });
  const months = fc.uniqueArray(
    fc.record({ account: fc.constantFrom(web, shop, 'acme'), lines: fc.array(line) }),
    { selector: ({ account }) => account },
  );
  fc.assert(
    fc.property(months, (given) => {
      const bill = importedBill(
        october,
        given.map(({ account, lines }) => aMonth({ account, matrix: costMatrix(lines) })),
        fetchedAt,
      );
      expect(billSchema.parse(bill)).toEqual(bill);
      const keys = bill.lines.map(({ account, chargeType, currency }) =>
        [account, chargeType, currency].join(),
      );
      expect([...new Set(keys)].sort()).toEqual(keys);
      for (const unit of ['USD', 'CNY']) {
        const total = (all: readonly { currency: string; amounts: ReturnType<typeof amounts> }[]) =>
          all
            .filter(({ currency }) => currency === unit)
            .reduce((sum, each) => addMetricAmounts(sum, each.amounts), amounts('0'));
        expect(total(bill.lines)).toEqual(total(given.flatMap(({ lines }) => lines)));
      }
    }),
  );
});
