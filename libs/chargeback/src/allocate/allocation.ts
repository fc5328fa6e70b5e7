import type { RuleWeights } from './weights';
import type { Books } from './books';

/**
 * What is odd about how rules apply to a month:
 * - `never-matches`: a rule takes nothing
 * - `nothing-to-go-by`: what it takes could not be split, and is charged to the unassigned cost center
 */
export interface RuleNote {
  readonly kind: 'never-matches' | 'nothing-to-go-by';
  readonly rule: string;
  /** Its place among the rules, from 0. */
  readonly index: number;
  readonly message: string;
}

/** A month's charges as they fall on cost centers. */
export interface Allocation {
  readonly books: Books;
  /** By what each rule split, or would have: lines of the month that come later go the same way. */
  readonly weights: readonly RuleWeights[];
  readonly notes: readonly RuleNote[];
}
