import type { Allocation } from './allocation';
import type { AllocationInputs } from './allocation-inputs';
import type { ChargedAccount } from './charge';
import { splitPools } from './split-pools';
import { takeCharges } from './take-charges';

/**
 * Charges everything that accounts cost in a month to cost centers: what is charged sums, exactly, to what they cost.
 * Adjustments and lines of earlier months are added afterwards.
 * @throws MetricMissingError; InvalidInputError for usage without quantities
 */
export function allocate(accounts: Iterable<ChargedAccount>, inputs: AllocationInputs): Allocation {
  const taken = takeCharges(accounts, inputs);
  return { books: taken.books, ...splitPools(taken, inputs) };
}
