/** A policy may be tuned on the ones, and is judged on the others, which nobody tunes on. */
export const seedLists = { tuning: numbers(1, 24), judging: numbers(101, 112) } as const;

export type SeedList = keyof typeof seedLists;

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
