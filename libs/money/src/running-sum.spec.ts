import fc from 'fast-check';
import { amounts } from './amount-arbitraries.fixture';
import { addAmounts, RunningSum, zero } from './index';

test('a running sum is, after each amount, what adding one by one comes to', () => {
  fc.assert(
    fc.property(fc.array(amounts), (items) => {
      const sum = new RunningSum();
      expect(sum.total()).toBe(zero);
      let expected = zero;
      for (const item of items) {
        sum.add(item);
        expected = addAmounts(expected, item);
        expect(sum.total()).toBe(expected);
      }
    }),
  );
});
