import { dayRange, daysBetween, parseUtcDay, addDays } from '@orgcost/domain';
import fc from 'fast-check';
import { accountBatches } from './account-batches';

const from = parseUtcDay('2026-11-01');

test('every account is in exactly one batch, and no batch is too large', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3000 }).map(String), { maxLength: 1500 }),
      fc.integer({ min: 1, max: 20_000 }),
      (accounts, days) => {
        const range = dayRange(from, addDays(from, days));
        const batches = accountBatches(accounts, range);

        expect(batches.flat()).toEqual([...new Set(accounts)]);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(200);
          expect(
            batch.length === 1 || batch.length * daysBetween(range.from, range.to) <= 6_000,
          ).toBe(true);
        }
      },
    ),
  );
});
