/** A policy may be tuned on these, and is judged on the others, which nobody tunes on. */
export const tuningSeeds: readonly number[] = numbers(1, 24);
export const judgingSeeds: readonly number[] = numbers(101, 112);

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
