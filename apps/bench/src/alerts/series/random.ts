/**
 * Numbers that a seed decides, by mulberry32: 32 bits of state are enough to shape costs.
 * https://github.com/cprosche/mulberry32
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between([low, high]: Range): number {
    return low + (high - low) * this.next();
  }

  /** A whole number, both ends included. */
  whole([low, high]: Range): number {
    return Math.floor(this.between([low, high + 1]));
  }

  /** Each doubling is as likely as the next: of accounts, many are small. */
  scale([low, high]: Range): number {
    return low * (high / low) ** this.next();
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.whole([0, items.length - 1])] ?? items[0];
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }
}

export type Range = readonly [low: number, high: number];

/** A seed of 32 bits from text, by FNV-1a. */
export function seedOf(text: string): number {
  return [...Buffer.from(text)].reduce(
    (state, byte) => Math.imul(state ^ byte, 0x01000193),
    0x811c9dc5,
  );
}
