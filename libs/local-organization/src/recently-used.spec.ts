import { RecentlyUsed } from './recently-used';

it('remembers what was used last, and no more', () => {
  const recent = new RecentlyUsed<string>(2);
  const computed: string[] = [];
  const use = (key: string) =>
    recent.get(key, () => {
      computed.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b', 'a'].map(use)).toEqual(['A', 'B', 'A', 'C', 'A', 'B', 'A']);
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});
