import { addDays, parseUtcDay, type DayCosts } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { dollarsOf } from '../dollars-of';
import { firstDay } from './calendar';
import { familyNames } from './families';
import { knownOn } from './known-on';
import { seriesOf, type Series } from './series';

const linesOf = (usage: string) => [
  aLine({ service: 'EC2', amounts: amounts(usage) }),
  aLine({ service: 'Tax', chargeType: 'Tax', amounts: amounts('10') }),
];
const short: Series = {
  family: 'steady',
  seed: 7,
  days: Array.from({ length: 12 }, (_, index) =>
    aDay(addDays(parseUtcDay('2025-03-01'), index), linesOf('100')),
  ),
  events: [],
};

it('knows a part of the last days, nearly all of some others, and all of the rest', () => {
  expect(knownOn(short, parseUtcDay('2025-03-10'))).toEqual([
    aDay('2025-03-01', linesOf('100')),
    aDay('2025-03-02', linesOf('100')),
    aDay('2025-03-03', linesOf('100'), true),
    aDay('2025-03-04', linesOf('100'), true),
    aDay('2025-03-05', linesOf('96.9'), true),
    aDay('2025-03-06', linesOf('100'), true),
    aDay('2025-03-07', linesOf('100'), true),
    aDay('2025-03-08', linesOf('100'), true),
    aDay('2025-03-09', linesOf('98'), true),
    aDay('2025-03-10', linesOf('33.4'), true),
  ]);
});

it('may know nothing yet of the day itself', () => {
  const known = knownOn({ ...short, seed: 3 }, parseUtcDay('2025-03-10'));
  expect(known.slice(7)).toEqual([
    aDay('2025-03-08', linesOf('100'), true),
    aDay('2025-03-09', linesOf('94.7'), true),
  ]);
});

it('knows all in the end, never more than that, and no day that is not there', () => {
  const after = (day: string, days: readonly DayCosts[]) => days.filter((each) => each.day > day);
  fc.assert(
    fc.property(
      fc.constantFrom(...familyNames),
      fc.nat(1_000_000),
      fc.nat(440),
      (family, number, at) => {
        const series = seriesOf(family, number);
        const today = addDays(firstDay, at);
        const [from, until] = [addDays(today, -8), addDays(today, 8)];
        const inTheEnd = series.days.filter(({ day }) => day <= today);
        expect(knownOn(series, until).filter(({ day }) => day <= today)).toEqual(inTheEnd);

        const known = knownOn(series, today);
        const early = inTheEnd.length - after(from, inTheEnd).length;
        expect(known.slice(0, early)).toEqual(inTheEnd.slice(0, early));
        for (const costs of known.slice(early)) {
          const final = inTheEnd.find(({ day }) => day === costs.day);
          expect(final && dollarsOf(costs) <= dollarsOf(final)).toBe(true);
        }
      },
    ),
    { numRuns: 40 },
  );
});
