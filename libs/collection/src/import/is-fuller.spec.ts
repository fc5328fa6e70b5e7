import { costMatrix, type metrics, type CostLine, type DayCosts } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { isFuller } from './is-fuller';

const day = (...lines: CostLine[]) => aDay('2026-11-01', lines);
const only = (metric: (typeof metrics)[number], one: DayCosts): DayCosts => ({
  ...one,
  metrics: [metric],
  matrix: one.matrix.map((line) => ({ ...line, amounts: { [metric]: line.amounts[metric] } })),
});

const usage = aLine({ amounts: amounts('5') });
const credit = aLine({ chargeType: 'Credit', amounts: amounts('-2') });

describe('a day is fuller than another that', () => {
  it.each<[lacks: string, day: DayCosts, other: DayCosts]>([
    ['lacks a metric', day(usage), only('unblended', day(usage))],
    ['lacks a metric, though both have no cost', day(), only('unblended', day())],
    ['lacks a service', day(aLine({ service: 'A' })), day(aLine({ amounts: amounts('9') }))],
    ['lacks a charge type', day(usage, credit), day(aLine({ amounts: amounts('9') }))],
    ['lacks a currency', day(usage), day(aLine({ currency: 'EUR', amounts: amounts('5') }))],
    ['lacks a line of nothing', day(aLine({ amounts: amounts('0') })), day(credit)],
    ['has less of a cost', day(usage), day(aLine({ amounts: amounts('4.999999999999999') }))],
    [
      'has less of a credit, and so costs more',
      day(usage, credit),
      day(usage, { ...credit, amounts: amounts('-1') }),
    ],
    [
      'has less in one metric',
      day(usage),
      day(aLine({ amounts: amounts('9', { 'net-amortized': '4' }) })),
    ],
    [
      'has less in one currency',
      day(usage, aLine({ currency: 'EUR' })),
      day(aLine({ amounts: amounts('50') }), aLine({ currency: 'EUR', amounts: amounts('0.5') })),
    ],
  ])('%s', (_lacks, some, other) => {
    expect(isFuller(some, other)).toBe(true);
  });
});

describe('a day is not fuller than another that', () => {
  it.each<[has: string, day: DayCosts, other: DayCosts]>([
    ['has the same', day(usage, credit), day(credit, usage)],
    ['has a line more', day(usage), day(usage, credit)],
    ['has a metric more', only('unblended', day(usage)), day(usage)],
    ['has more of a credit', day(usage, credit), day(usage, { ...credit, amounts: amounts('-3') })],
    [
      'has costs moved from one line to another',
      day(usage, aLine({ service: 'A', amounts: amounts('5') })),
      day(aLine({ amounts: amounts('4') }), aLine({ service: 'A', amounts: amounts('6') })),
    ],
  ])('%s', (_has, some, other) => {
    expect(isFuller(some, other)).toBe(false);
  });
});

it('a part of a day is never taken for the whole, nor the whole for a part', () => {
  const lines = fc.array(
    fc.record({
      service: fc.constantFrom('A', 'B'),
      chargeType: fc.constantFrom('Usage', 'Tax'),
      currency: fc.constantFrom('USD', 'EUR'),
      amounts: fc.integer({ min: 1, max: 1_000_000 }).map((units) => amounts(`${units}e-12`)),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      lines.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all))),
      ([all, some]) => {
        const whole = { ...day(), matrix: costMatrix(all) };
        const part = { ...day(), matrix: costMatrix(some) };
        expect(isFuller(whole, part)).toBe(some.length < all.length);
        expect(isFuller(part, whole)).toBe(false);
      },
    ),
  );
});
