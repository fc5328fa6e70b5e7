import fc from 'fast-check';
import { pageBounds } from './page-bounds';

test.each([
  ['of one page', [{ groups: 812, pages: 1 }], { atLeast: 812 }],
  ['of several pages', [{ groups: 1341, pages: 2 }], { atLeast: 671, atMost: 1340 }],
  [
    'of both',
    [
      { groups: 812, pages: 1 },
      { groups: 3000, pages: 3 },
      { groups: 1341, pages: 2 },
    ],
    { atLeast: 1000, atMost: 1340 },
  ],
  [
    'of which one took a page twice',
    [
      { groups: 812, pages: 1 },
      { groups: 100, pages: 2 },
    ],
    { atLeast: 812 },
  ],
  ['without a group', [{ groups: 0, pages: 1 }], { atLeast: 0 }],
])('answers %s', (_, answers, bounds) => {
  expect(pageBounds(answers)).toEqual(bounds);
});

test('the true size is within the bounds', () => {
  const sizes = fc.integer({ min: 1, max: 5000 });
  const answers = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1 });
  fc.assert(
    fc.property(sizes, answers, (size, groups) => {
      const { atLeast, atMost = size } = pageBounds(
        groups.map((each) => ({ groups: each, pages: Math.max(1, Math.ceil(each / size)) })),
      );
      expect(atLeast).toBeLessThanOrEqual(size);
      expect(atMost).toBeGreaterThanOrEqual(size);
    }),
  );
});
