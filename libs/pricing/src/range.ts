/** A whole number, as far as it is known: at least and at most are the same where it is counted. */
export interface Range {
  readonly atLeast: number;
  readonly atMost: number;
}

export function exactly(number: number): Range {
  return { atLeast: number, atMost: number };
}

export function plus(...ranges: readonly Range[]): Range {
  return {
    atLeast: ranges.reduce((sum, { atLeast }) => sum + atLeast, 0),
    atMost: ranges.reduce((sum, { atMost }) => sum + atMost, 0),
  };
}

/** Both ends through a function that does not fall. */
export function mapRange({ atLeast, atMost }: Range, of: (end: number) => number): Range {
  return { atLeast: of(atLeast), atMost: of(atMost) };
}
