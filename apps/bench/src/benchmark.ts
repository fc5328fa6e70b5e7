/** One figure, held against another of the same run. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly against: number;
  /** What both count, such as `pages`. */
  readonly unit: string;
  /** The ratio's budget; where it has none, `against` tells only what the value means. */
  readonly atMost?: number;
}

/** What one benchmark found. */
export interface Findings {
  readonly benchmark: string;
  readonly measures: readonly Measure[];
}

/** Nothing against nothing is what was to be had. */
export function ratioOf({ value, against }: Measure): number {
  return value === against ? 1 : value / against;
}

export function isWithinBudget(measure: Measure): boolean {
  return measure.atMost === undefined || ratioOf(measure) <= measure.atMost;
}
