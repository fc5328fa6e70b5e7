import { parseAmount, sumAmounts } from '@orgcost/money';
import fc from 'fast-check';
import { monthToDate } from '../letters.fixture';
import { madeOf } from './made-of';

const parts = fc
  .array(fc.integer({ min: -50_000_000, max: 50_000_000 }), { minLength: 1, maxLength: 9 })
  .map((amounts) =>
    amounts.map((tenThousandths) => ({
      part: 'usage' as const,
      amount: parseAmount(`${tenThousandths}e-4`),
    })),
  );

const isRounded = 'Lines are rounded to cents; unrounded, they add up to the total.';

it('shows lines that add up to the total, or says that they are rounded', () => {
  fc.assert(
    fc.property(parts, (some) => {
      const explanation = { ...monthToDate.explanation, parts: some, notCounted: [] };
      const blocks = madeOf({ ...monthToDate, explanation });
      const [rows = [], [total = ''] = []] = blocks
        .flatMap((block) => (block.kind === 'table' ? [block.rows, [block.total ?? []]] : []))
        .map((each) => each.map(([, amount = '']) => amount.replaceAll(',', '')));
      const addsUp = sumAmounts(rows.map(parseAmount)) === parseAmount(total);
      expect(blocks.slice(2)).toEqual(addsUp ? [] : [{ kind: 'note', text: isRounded }]);
    }),
  );
});

it('says nothing of what has no parts', () => {
  const explanation = { ...monthToDate.explanation, parts: [] };
  expect(madeOf({ ...monthToDate, explanation })).toEqual([]);
});
