/**
 * Integers to an evenly spread 32-bit number: what happens to an account on a
 * day is looked up by hashing, so that any day can be made alone, in any order.
 */
export function hash(seed: number, ...keys: readonly number[]): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (const key of keys) {
    state = Math.imul(state ^ key, 0xcc9e2d51);
    state = Math.imul(state ^ (state >>> 15), 0x1b873593);
  }
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  return (state ^ (state >>> 15)) >>> 0;
}

/** A number of the range, both ends included. */
export function within(hashed: number, from: number, to: number): number {
  return from + (hashed % (to - from + 1));
}

export function hashText(seed: number, text: string): number {
  return hash(seed, ...Buffer.from(text));
}
