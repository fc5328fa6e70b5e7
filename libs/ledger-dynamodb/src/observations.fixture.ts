import fc from 'fast-check';
import type { Observation } from '@orgcost/collection';
import {
  costMatrix,
  dayRange,
  daysOf,
  metrics,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
  type DayCosts,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';

// Arbitrary looks at two accounts, on days of two months, in any order of time.

export const range = dayRange(parseUtcDay('2026-10-29'), parseUtcDay('2026-11-04'));
export const periods = ['2026-10', '2026-11'].map(parseBillingPeriod);
export const at = (hour: number): Instant => parseInstant(`2026-11-05T0${hour}:00:00Z`);

const amount = fc
  .tuple(fc.constantFrom('', '-'), fc.nat(999), fc.nat(10 ** 6), fc.nat(14))
  .map(([sign, whole, decimals, zeros]) =>
    parseAmount(`${sign}${whole}.${'0'.repeat(zeros)}${decimals}`),
  );

const dayCosts = (day: UtcDay): fc.Arbitrary<DayCosts> =>
  fc.subarray([...metrics], { minLength: 1 }).chain((given) =>
    fc.record({
      day: fc.constant(day),
      // Few that differ, so that days often stay as they are.
      estimated: fc.constantFrom(false, false, true),
      metrics: fc.constant(given),
      matrix: fc
        .array(
          fc.record({
            service: fc.constantFrom('Amazon EC2', 'AmazonEC2', ''),
            chargeType: fc.constantFrom('Usage', 'Tax'),
            currency: fc.constantFrom('USD', 'EUR'),
            amounts: fc
              .tuple(...given.map(() => fc.oneof(fc.constant(parseAmount('1')), amount)))
              .map((values) =>
                Object.fromEntries(given.map((metric, index) => [metric, values[index]])),
              ),
          }),
          { maxLength: 4 },
        )
        .map((lines) => costMatrix(lines)),
    }),
  );

export const accounts = ['a', 'A'];

export const observation: fc.Arbitrary<Observation> = fc.record({
  account: fc.constantFrom(...accounts),
  fetchedAt: fc.nat(9).map(at),
  origin: fc.constantFrom('member', 'payer', 'focus:AWS'),
  days: fc.subarray(daysOf(range)).chain((days) => fc.tuple(...days.map(dayCosts))),
});
