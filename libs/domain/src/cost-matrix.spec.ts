import { parseAmount, sumAmounts, type Amount } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import {
  addMetricAmounts,
  costMatrix,
  metrics,
  metricsOf,
  type CostLine,
  type MetricAmounts,
} from './index';

const amount = parseAmount;

test('lines are added where service, charge type and currency agree, and sorted by them', () => {
  expect(
    costMatrix([
      aLine({ service: 'B', amounts: { unblended: amount('1'), amortized: amount('2') } }),
      aLine({ service: 'A', chargeType: 'Usage', amounts: amounts('1') }),
      aLine({ service: 'A', chargeType: 'Credit', amounts: amounts('-3') }),
      aLine({ service: 'A', currency: 'CNY', amounts: amounts('7') }),
      aLine({
        service: 'B',
        amounts: { unblended: amount('0.0000000000001'), 'net-unblended': amount('9') },
      }),
    ]),
  ).toEqual([
    { service: 'A', chargeType: 'Credit', currency: 'USD', amounts: amounts('-3') },
    { service: 'A', chargeType: 'Usage', currency: 'CNY', amounts: amounts('7') },
    { service: 'A', chargeType: 'Usage', currency: 'USD', amounts: amounts('1') },
    {
      service: 'B',
      chargeType: 'Usage',
      currency: 'USD',
      amounts: { unblended: '1.0000000000001' },
    },
  ]);
  expect(costMatrix([])).toEqual([]);
});

test('names that run into each other stay apart', () => {
  const lines = [
    aLine({ service: 'A', chargeType: 'BC', currency: 'DEF' }),
    aLine({ service: 'AB', chargeType: 'C', currency: 'DEF' }),
    aLine({ service: 'A', chargeType: 'BCD', currency: 'EF' }),
  ];
  expect(costMatrix(lines)).toHaveLength(3);
});

test('a metric that one summand lacks is absent, not zero', () => {
  expect(
    addMetricAmounts(
      { unblended: amount('1'), amortized: amount('0') },
      { unblended: amount('-1') },
    ),
  ).toEqual({
    unblended: '0',
  });
  expect(addMetricAmounts({}, amounts('1'))).toEqual({});
});

test('metricsOf', () => {
  const some = aLine({ amounts: { 'net-amortized': amount('1'), unblended: amount('0') } });
  expect(metricsOf([])).toEqual(metrics);
  expect(metricsOf([aLine(), some])).toEqual(['unblended', 'net-amortized']);
  expect(metricsOf([some, aLine({ amounts: { amortized: amount('1') } })])).toEqual([]);
});

const money: fc.Arbitrary<Amount> = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(18))
  .map(([units, decimals]) => amount(`${units}e-${decimals}`));

const anyAmounts: fc.Arbitrary<MetricAmounts> = fc.record(
  Object.fromEntries(metrics.map((metric) => [metric, money])),
  { requiredKeys: [] },
);

const anyLines: fc.Arbitrary<CostLine[]> = fc.array(
  fc.record({
    service: fc.constantFrom('Amazon EC2', 'Amazon S3', 'AWS Lambda'),
    chargeType: fc.constantFrom('Usage', 'Tax'),
    currency: fc.constantFrom('USD', 'CNY'),
    amounts: fc.oneof({ weight: 4, arbitrary: money.map((one) => amounts(one)) }, anyAmounts),
  }),
);

const cellOf = ({ service, chargeType, currency }: CostLine) =>
  [service, chargeType, currency].join('|');

test('each cell is the exact sum of its lines, of the metrics that all of them have', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const matrix = costMatrix(lines);
      expect(new Set(matrix.map(cellOf))).toEqual(new Set(lines.map(cellOf)));
      for (const line of matrix) {
        const own = lines.filter((other) => cellOf(other) === cellOf(line));
        expect(Object.keys(line.amounts).sort()).toEqual(metricsOf(own).sort());
        for (const metric of metricsOf(own)) {
          expect(line.amounts[metric]).toBe(
            sumAmounts(own.flatMap((other) => other.amounts[metric] ?? [])),
          );
        }
      }
    }),
  );
});

test('a matrix is sorted, each cell once, whatever the order of the lines, and stays as it is', () => {
  fc.assert(
    fc.property(
      anyLines.chain((lines) =>
        fc.tuple(
          fc.constant(lines),
          fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
        ),
      ),
      ([lines, shuffled]) => {
        const matrix = costMatrix(lines);
        expect(matrix.map(cellOf)).toEqual([...new Set(lines.map(cellOf))].sort());
        expect(costMatrix(shuffled)).toEqual(matrix);
        expect(costMatrix(matrix)).toEqual(matrix);
      },
    ),
  );
});
