import * as fc from 'fast-check';
import { narrowed } from './narrowed';

const columns = fc.array(
  fc.record({ width: fc.nat(60), least: fc.nat(60) }).map(({ width, least }) => ({
    width,
    least: Math.min(width, least),
  })),
  { minLength: 1, maxLength: 8 },
);
const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);

describe('narrowed columns', () => {
  it('are narrowed from the widest on, as little as it takes', () => {
    expect(
      narrowed(
        [
          { width: 30, least: 8 },
          { width: 20, least: 8 },
          { width: 40, least: 40 },
        ],
        76,
      ),
    ).toEqual([18, 18, 40]);
  });

  it('fit, unless all of them are as narrow as they can be', () => {
    fc.assert(
      fc.property(columns, fc.nat(200), (given, width) => {
        const widths = narrowed(given, width);
        const natural = sum(given.map((column) => column.width));
        const least = sum(given.map((column) => column.least));

        expect(sum(widths)).toBe(Math.max(least, Math.min(natural, width)));
        given.forEach((column, index) => {
          expect(widths[index]).toBeGreaterThanOrEqual(column.least);
          expect(widths[index]).toBeLessThanOrEqual(column.width);
        });
      }),
    );
  });
});
